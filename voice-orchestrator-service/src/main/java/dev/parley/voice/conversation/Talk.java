package dev.parley.voice.conversation;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.peer.Granted;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One session at ElevenLabs: `requested`, then `active` and `ended`, or `failed`. It lasts as long as one of its
/// tickets is in use or may still be.
@Entity
@Table(name = "talk")
public class Talk {
    /// The vendor counts in whole seconds, by a clock of its own.
    private static final long CLOCKS_APART_SECONDS = 5;

    @Id
    String id;
    @Column(name = "person_id")
    String personId;
    @Nullable
    @Column(name = "conversation_id")
    UUID conversationId;
    @Enumerated(EnumType.STRING)
    @Column
    SessionKind kind;
    @Column(name = "agent_id")
    String agentId;
    @Nullable
    @Column
    String variables;
    @Column
    String state;
    @Nullable
    @Column(name = "limit_seconds")
    Long limitSeconds;
    @Column(name = "last_minutes")
    boolean lastMinutes;
    @Column(name = "requested_at")
    Instant requestedAt;
    @Nullable
    @Column(name = "started_at")
    Instant startedAt;
    @Nullable
    @Column(name = "joined_at")
    Instant joinedAt;
    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;
    @Nullable
    @Column(name = "lasted_seconds")
    Long lastedSeconds;
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    EndReason endReason;
    @Nullable
    @Column(name = "overran_seconds")
    Long overranSeconds;
    @Column
    int messages;
    @Version
    int version;

    protected Talk() {}

    private Talk(SessionId id, PersonId person, SessionKind kind, String agent, Instant now) {
        this.id = id.value();
        this.personId = person.value();
        this.kind = kind;
        this.agentId = agent;
        this.state = State.REQUESTED;
        this.requestedAt = now;
    }

    static Talk of(Conversation conversation, String agent, Instant now) {
        var talk = new Talk(new SessionId(UUID.randomUUID().toString()), conversation.person(),
                SessionKind.INTERPRETATION, agent, now);
        talk.conversationId = conversation.id();
        return talk;
    }

    static Talk prepared(StartTalk request, String agent, Instant now) {
        var talk = new Talk(request.session(), request.person(), request.kind(), agent, now);
        talk.variables = request.variables();
        return talk;
    }

    VoiceSessionStarted activate(Granted granted, String vendorConversation, Instant now) {
        require(isRequested());
        state = State.ACTIVE;
        limitSeconds = granted.seconds();
        lastMinutes = granted.isLastOfPlan();
        startedAt = now;
        return new VoiceSessionStarted(id(), person(), kind, Vendor.ELEVENLABS, vendorConversation, now,
                granted.seconds());
    }

    VoiceSessionEnded fail(EndReason reason, Instant now) {
        require(isRequested());
        state = State.FAILED;
        endReason = reason;
        endedAt = now;
        variables = null;
        return new VoiceSessionEnded(id(), person(), Vendor.ELEVENLABS, null, now, 0, reason);
    }

    VoiceSessionEnded end(EndReason reason, Instant at) {
        require(isActive());
        var started = Objects.requireNonNull(startedAt);
        var ended = at.isBefore(started) ? started : at;
        state = State.ENDED;
        endReason = lastMinutes ? reason.forLastMinutes() : reason;
        endedAt = ended;
        variables = null;
        lastedSeconds = Duration.between(started, ended).toSeconds();
        return new VoiceSessionEnded(id(), person(), Vendor.ELEVENLABS, started, ended, lastedSeconds, endReason);
    }

    /// Somebody came, by whichever ticket.
    void joined(Instant at) {
        joinedAt = joinedAt == null || at.isBefore(joinedAt) ? at : joinedAt;
    }

    /// The vendor was in conversation until then, whatever we had decided.
    void vendorWasThereUntil(Instant at) {
        if (isEnded() && at.isAfter(Objects.requireNonNull(endedAt))) {
            var longer = Duration.between(endedAt, at).toSeconds();
            overranSeconds = overranSeconds == null ? longer : Math.max(overranSeconds, longer);
        }
    }

    /// Absent for a talk that ended before its limit.
    ///
    /// @param isStillHeld
    ///            whether the vendor has not told the end of one of its conversations
    Optional<CutOff> cutOff(boolean isStillHeld) {
        if (endReason != EndReason.MAX_DURATION && endReason != EndReason.QUOTA_EXHAUSTED) {
            return Optional.empty();
        }
        var wentOn = isStillHeld || (overranSeconds != null && overranSeconds > CLOCKS_APART_SECONDS);
        return Optional.of(wentOn ? CutOff.NOT_ENFORCED : CutOff.ENFORCED);
    }

    void holds(int merged) {
        messages = merged;
    }

    /// When an active session has used up what was granted.
    Instant limit() {
        return Objects.requireNonNull(startedAt).plusSeconds(Objects.requireNonNull(limitSeconds));
    }

    boolean isRequested() {
        return state.equals(State.REQUESTED);
    }

    public boolean isActive() {
        return state.equals(State.ACTIVE);
    }

    public boolean isEnded() {
        return state.equals(State.ENDED);
    }

    /// Whether it was more than a start.
    boolean wasHeld() {
        return joinedAt != null || messages > 0;
    }

    public SessionId id() {
        return new SessionId(id);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    Optional<UUID> conversation() {
        return Optional.ofNullable(conversationId);
    }

    String agent() {
        return agentId;
    }

    public String state() {
        return state;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<EndReason> endReason() {
        return Optional.ofNullable(endReason);
    }

    public Optional<Long> limitSeconds() {
        return Optional.ofNullable(limitSeconds);
    }

    public Optional<Long> overranSeconds() {
        return Optional.ofNullable(overranSeconds);
    }

    public long lastedSeconds() {
        return Optional.ofNullable(lastedSeconds).orElse(0L);
    }

    public Optional<String> variables() {
        return Optional.ofNullable(variables);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new TalkOver(id());
        }
    }

    private static final class State {
        static final String REQUESTED = "requested";
        static final String ACTIVE = "active";
        static final String ENDED = "ended";
        static final String FAILED = "failed";

        private State() {}
    }
}
