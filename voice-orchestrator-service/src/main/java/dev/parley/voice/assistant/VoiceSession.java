package dev.parley.voice.assistant;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.event.VoiceEvent.VoiceSessionEnded;
import dev.parley.model.event.VoiceEvent.VoiceSessionStarted;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.peer.Granted;
import dev.parley.voice.agent.AgentJob;
import dev.parley.voice.agent.Assignment;
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

/// A voice session and its room, which bears the session's id. `requested`, then `active` and `ended`, or `failed`.
@Entity
@Table(name = "voice_session")
public class VoiceSession {
    @Id
    String id;
    @Column(name = "person_id")
    String personId;
    @Column
    String state;
    @Nullable
    @Column(name = "idempotency_key")
    String idempotencyKey;
    @Enumerated(EnumType.STRING)
    @Column
    SessionKind kind;
    @Column
    String voice;
    @Nullable
    @Column(name = "opening_line")
    String openingLine;
    @Nullable
    @Column(name = "system_prompt")
    String systemPrompt;
    @Column(name = "agent_name")
    String agentName;
    @Nullable
    @Column(name = "agent_pool")
    String agentPool;
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
    @Column(name = "ended_at")
    Instant endedAt;
    @Nullable
    @Column(name = "lasted_seconds")
    Long lastedSeconds;
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    EndReason endReason;
    @Column(name = "room_due")
    boolean roomDue;
    @Nullable
    @Column(name = "room_due_until")
    Instant roomDueUntil;
    @Nullable
    @Column(name = "agent_ready_at")
    Instant agentReadyAt;
    @Version
    int version;

    protected VoiceSession() {}

    VoiceSession(SessionId id, StartVoiceSession request, String agentName, Instant now) {
        this.id = id.value();
        this.personId = request.person().value();
        this.state = State.REQUESTED;
        this.idempotencyKey = request.idempotencyKey();
        this.kind = request.kind();
        this.voice = request.voice();
        this.openingLine = request.openingLine();
        this.systemPrompt = request.systemPrompt();
        this.agentName = agentName;
        this.requestedAt = now;
    }

    VoiceSessionStarted activate(Granted granted, Assignment agent, Instant now) {
        require(isRequested());
        agentName = agent.agentName();
        agentPool = agent.pool();
        state = State.ACTIVE;
        limitSeconds = granted.seconds();
        lastMinutes = granted.isLastOfPlan();
        startedAt = now;
        return new VoiceSessionStarted(id(), person(), kind, Vendor.LIVEKIT, id, now, granted.seconds());
    }

    VoiceSessionEnded fail(EndReason reason, Instant now) {
        require(isRequested());
        state = State.FAILED;
        endReason = reason;
        endedAt = now;
        roomDue = true;
        return new VoiceSessionEnded(id(), person(), Vendor.LIVEKIT, null, now, 0, reason);
    }

    VoiceSessionEnded end(EndReason reason, Instant at) {
        require(isActive());
        var started = Objects.requireNonNull(startedAt);
        var ended = at.isBefore(started) ? started : at;
        state = State.ENDED;
        endReason = lastMinutes ? reason.forLastMinutes() : reason;
        endedAt = ended;
        roomDue = true;
        lastedSeconds = Duration.between(started, ended).toSeconds();
        return new VoiceSessionEnded(id(), person(), Vendor.LIVEKIT, started, ended, lastedSeconds, endReason);
    }

    /// When an active session has used up what was granted.
    Instant limit() {
        return Objects.requireNonNull(startedAt).plusSeconds(Objects.requireNonNull(limitSeconds));
    }

    /// No agent could be brought. If none ever came, it never was what the person was promised.
    VoiceSessionEnded endWithoutAgent(Instant now) {
        return agentReadyAt == null ? failWithoutAgent(now) : end(EndReason.AGENT_UNAVAILABLE, now);
    }

    private VoiceSessionEnded failWithoutAgent(Instant now) {
        require(isActive());
        state = State.FAILED;
        endReason = EndReason.AGENT_UNAVAILABLE;
        endedAt = now;
        roomDue = true;
        return new VoiceSessionEnded(id(), person(), Vendor.LIVEKIT, null, now, 0, EndReason.AGENT_UNAVAILABLE);
    }

    boolean isFailed() {
        return state.equals(State.FAILED);
    }

    /// @param isFirst
    ///            whether the session had none before
    void agentIsReady(boolean isFirst, Instant at) {
        if (isFirst) {
            agentReadyAt = at;
        }
    }

    /// Somebody who joins when it is over has opened the room again.
    void somebodyIsInTheRoom() {
        roomDue = roomDue || endedAt != null;
    }

    void roomMayComeBackUntil(Optional<Instant> until) {
        roomDueUntil = until.orElse(null);
    }

    void roomIsGone(Instant now) {
        roomDue = roomDueUntil != null && now.isBefore(roomDueUntil);
    }

    public String state() {
        return state;
    }

    boolean isRequested() {
        return state.equals(State.REQUESTED);
    }

    public boolean isActive() {
        return state.equals(State.ACTIVE);
    }

    boolean isRoomDue() {
        return roomDue;
    }

    public SessionId id() {
        return new SessionId(id);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public String room() {
        return id;
    }

    public String agentName() {
        return agentName;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<Long> limitSeconds() {
        return Optional.ofNullable(limitSeconds);
    }

    public long lastedSeconds() {
        return Optional.ofNullable(lastedSeconds).orElse(0L);
    }

    public Optional<EndReason> endReason() {
        return Optional.ofNullable(endReason);
    }

    /// How long the first agent took to be there, from when the session began.
    public Optional<Duration> timeToAgent() {
        return agentReadyAt == null || startedAt == null
                ? Optional.empty()
                : Optional.of(
                        agentReadyAt.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, agentReadyAt));
    }

    /// What the agent is told.
    public AgentJob job() {
        return new AgentJob(id(), voice, openingLine, systemPrompt);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new VoiceSessionOver(id());
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
