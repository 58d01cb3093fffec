package dev.parley.persona.memory;

import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a session ended. It may be learned before the session's start is, so it stands by itself and names nobody.
@Entity
@Table(name = "session_end")
class SessionEnd {
    @Id
    @Column(name = "session_id")
    String sessionId;
    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;
    @Nullable
    @Column(name = "lasted_seconds")
    Long lastedSeconds;
    @Nullable
    @Column(name = "amended_at")
    Instant amendedAt;
    @Nullable
    @Column(name = "amended_seconds")
    Long amendedSeconds;
    @Column(name = "learned_at")
    Instant learnedAt;

    protected SessionEnd() {}

    SessionEnd(SessionId session, Instant now) {
        this.sessionId = session.value();
        this.learnedAt = now;
    }

    void end(SessionEnded ended) {
        endedAt = ended.endedAt();
        lastedSeconds = ended.lastedSeconds();
    }

    void amend(SessionAmended amended) {
        if (amendedAt == null || !amended.amendedAt().isBefore(amendedAt)) {
            amendedAt = amended.amendedAt();
            amendedSeconds = amended.lastedSeconds();
        }
    }

    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /// The last amendment counts, whichever came first.
    Optional<Long> lastedSeconds() {
        return Optional.ofNullable(amendedSeconds == null ? lastedSeconds : amendedSeconds);
    }
}
