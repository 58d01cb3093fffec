package dev.parley.voice.conversation;

import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.voice.elevenlabs.Admission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lets one browser begin one conversation at the vendor: `unused`, then `used` and `over`. It is `void` if it may
/// not be used any more, and `refused` if what came of it names a session that it was not given for.
@Entity
@Table(name = "ticket")
public class Ticket {
    @Id
    @Column(name = "vendor_conversation")
    String vendorConversation;
    @Column(name = "talk_id")
    String talkId;
    @Column(name = "person_id")
    String personId;
    @Column
    String state;
    @Nullable
    @Column(name = "signed_url")
    String signedUrl;
    @Column(name = "issued_at")
    Instant issuedAt;
    @Column(name = "expires_at")
    Instant expiresAt;
    @Nullable
    @Column(name = "began_at")
    Instant beganAt;
    @Nullable
    @Column(name = "over_at")
    Instant overAt;
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    EndReason endReason;
    @Nullable
    @Column(name = "polled_at")
    Instant polledAt;
    @Version
    int version;

    protected Ticket() {}

    /// @param isUrl
    ///            whether it is one that is handed out again to whoever asks twice
    Ticket(Talk talk, Admission admission, boolean isUrl, Duration ttl, Instant now) {
        this.vendorConversation = admission.conversation();
        this.talkId = talk.id().value();
        this.personId = talk.person().value();
        this.state = State.UNUSED;
        this.signedUrl = isUrl ? admission.pass() : null;
        this.issuedAt = now;
        this.expiresAt = now.plus(ttl);
    }

    void began(Instant at) {
        if (state.equals(State.OVER)) {
            return;
        }
        state = State.USED;
        signedUrl = null;
        beganAt = at;
    }

    void over(Instant at, EndReason reason) {
        state = State.OVER;
        signedUrl = null;
        overAt = at;
        endReason = reason;
    }

    /// Nobody may begin with it any more.
    void cancel() {
        state = State.VOID;
        signedUrl = null;
    }

    /// What came of it is not believed, but somebody was there. Only its talk's limit ends that then.
    void refuse() {
        state = State.REFUSED;
        signedUrl = null;
    }

    boolean isUnused() {
        return state.equals(State.UNUSED);
    }

    boolean isUsed() {
        return state.equals(State.USED);
    }

    boolean isOver() {
        return state.equals(State.OVER);
    }

    boolean isRefused() {
        return state.equals(State.REFUSED);
    }

    /// Whether somebody may still talk by it.
    boolean isOpen(Instant now) {
        return isUsed() || isRefused() || isGood(now);
    }

    /// Whether somebody may still begin with it.
    boolean isGood(Instant now) {
        return isUnused() && now.isBefore(expiresAt);
    }

    public String vendorConversation() {
        return vendorConversation;
    }

    SessionId talk() {
        return new SessionId(talkId);
    }

    public Optional<String> signedUrl() {
        return Optional.ofNullable(signedUrl);
    }

    Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    Optional<Instant> beganAt() {
        return Optional.ofNullable(beganAt);
    }

    Instant overAt() {
        return Objects.requireNonNull(overAt);
    }

    EndReason endReason() {
        return Objects.requireNonNull(endReason);
    }

    private static final class State {
        static final String UNUSED = "unused";
        static final String USED = "used";
        static final String OVER = "over";
        static final String VOID = "void";
        static final String REFUSED = "refused";

        private State() {}
    }
}
