package dev.parley.persona.memory;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation at a vendor, as far as it is remembered. Whose it was, how it ended and what was said are learned
/// apart and in any order; each fills in its own part, and the result is the same.
@Entity
@IdClass(Conversation.Key.class)
public class Conversation {
    @Id
    @Enumerated(EnumType.STRING)
    Vendor vendor;
    @Id
    @Column(name = "vendor_conversation")
    String vendorConversation;
    @Nullable
    @Column(name = "session_id")
    String sessionId;
    @Nullable
    @Column(name = "person_id")
    String personId;
    @Nullable
    @Column(name = "persona_id")
    String personaId;
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column
    SessionKind kind;
    @Nullable
    @Column(name = "started_at")
    Instant startedAt;
    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;
    @Nullable
    @Column(name = "lasted_seconds")
    Long lastedSeconds;
    @Nullable
    @Column
    String topic;
    @Column(name = "closing_lines")
    List<String> closingLines = List.of();
    @Column(name = "heard_turns")
    int heardTurns;
    @Nullable
    @Column(name = "heard_at")
    Instant heardAt;
    @Column(name = "learned_at")
    Instant learnedAt;

    protected Conversation() {}

    Conversation(Key key, Instant now) {
        this.vendor = key.vendor();
        this.vendorConversation = key.vendorConversation();
        this.learnedAt = now;
    }

    /// The fuller of two transcripts counts, and of two alike the later one.
    void hear(Gist gist, Instant at) {
        if (gist.turns() < heardTurns
                || (gist.turns() == heardTurns && heardAt != null && at.isBefore(heardAt))) {
            return;
        }
        topic = gist.topic();
        closingLines = gist.closingLines();
        heardTurns = gist.turns();
        heardAt = at;
    }

    public SessionId session() {
        return new SessionId(Objects.requireNonNull(sessionId));
    }

    public Optional<PersonaId> personaId() {
        return Optional.ofNullable(personaId).map(PersonaId::new);
    }

    public Optional<SessionKind> kind() {
        return Optional.ofNullable(kind);
    }

    public Instant startedAt() {
        return Objects.requireNonNull(startedAt);
    }

    public Optional<Long> lastedSeconds() {
        return Optional.ofNullable(lastedSeconds);
    }

    /// In the person's own words.
    public Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    /// The last things said, each with who said it: `Person: …`, `AI: …`.
    public List<String> closingLines() {
        return closingLines;
    }

    record Key(Vendor vendor, String vendorConversation) implements Serializable {}
}
