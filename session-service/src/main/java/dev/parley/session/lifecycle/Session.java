package dev.parley.session.lifecycle;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A conversation between a person and an AI: `requested`, then `active` and `ended`, or `failed`. The last two never
/// change again. Each transition gives the event it caused.
@Entity
public class Session {
    @Id
    String id;
    @Column(name = "person_id")
    String personId;
    @Enumerated(EnumType.STRING)
    @Column
    SessionKind kind;
    @Enumerated(EnumType.STRING)
    @Column
    Vendor vendor;
    @Column
    String state;
    @Nullable
    @Column(name = "persona_id")
    String personaId;
    @Nullable
    @Column(name = "persona_name")
    String personaName;
    @Nullable
    @Column(name = "persona_version")
    Integer personaVersion;
    @Nullable
    @Column(name = "replica_id")
    String replicaId;
    @Nullable
    @Column(name = "idempotency_key")
    String idempotencyKey;
    @Nullable
    @Column(name = "conversation_name")
    String conversationName;
    @Nullable
    @Column(name = "vendor_conversation")
    String vendorConversation;
    @Nullable
    @Column(name = "join_url")
    String joinUrl;
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
    @Embedded
    Clocks clocks;
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    EndReason endReason;
    @Column(name = "vendor_end_due")
    boolean vendorEndDue;
    @Column(name = "transcript_stored")
    boolean transcriptStored;
    @Nullable
    @Column(name = "polled_at")
    Instant polledAt;
    @Column(name = "mentor_conversation_id")
    UUID mentorConversationId;
    @Column(name = "daily_session_id")
    UUID dailySessionId;
    @Version
    int version;

    protected Session() {}

    private Session(SessionId id, PersonId person, SessionKind kind, Vendor vendor, Instant now) {
        this.id = id.value();
        this.personId = person.value();
        this.kind = kind;
        this.vendor = vendor;
        this.state = State.REQUESTED;
        this.requestedAt = now;
        this.mentorConversationId = UUID.randomUUID();
        this.dailySessionId = UUID.randomUUID();
    }

    /// The intent, before anybody is asked for anything.
    static Session requested(StartSession request, Vendor vendor, Instant now) {
        var session = new Session(new SessionId(UUID.randomUUID().toString()), request.person(), request.kind(), vendor,
                now);
        session.personaId = request.persona().value();
        session.idempotencyKey = request.idempotencyKey();
        session.conversationName = request.wishes().conversationName();
        return session;
    }

    /// One that voice-orchestrator-service started.
    static Session elsewhere(SessionId id, PersonId person, SessionKind kind, Vendor vendor, Instant startedAt) {
        return new Session(id, person, kind, vendor, startedAt);
    }

    /// From the vendor that could not to the next one.
    void switchTo(Vendor next) {
        if (!isRequested()) {
            throw new SessionOver(id());
        }
        vendor = next;
    }

    SessionStarted activate(String conversation, @Nullable String url, @Nullable Speaker speaker, long limit,
            Instant now) {
        if (!isRequested()) {
            throw new SessionOver(id());
        }
        state = State.ACTIVE;
        vendorConversation = conversation;
        joinUrl = url;
        personaName = speaker == null ? null : speaker.name();
        personaVersion = speaker == null ? null : speaker.personaVersion();
        limitSeconds = limit;
        startedAt = now;
        return new SessionStarted(id(), person(), kind, vendor, conversation, persona().orElse(null), personaVersion,
                now, limit);
    }

    /// Whom the vendor was asked to show, if it was.
    void shows(@Nullable String replica) {
        replicaId = replica;
    }

    /// Whether its limit is what the person's plan had left.
    void hasLastMinutes(boolean isLastOfPlan) {
        lastMinutes = isLastOfPlan;
    }

    /// @param atVendorToo
    ///            whether the vendor may have created a conversation all the same
    SessionFailed fail(EndReason reason, Instant now, boolean atVendorToo) {
        if (!isRequested()) {
            throw new SessionOver(id());
        }
        state = State.FAILED;
        vendorEndDue = atVendorToo;
        endReason = reason;
        endedAt = now;
        return new SessionFailed(id(), person(), vendor, now, reason);
    }

    /// It had begun, and turned out to be none: what it held is given back, and nothing of it is billed.
    SessionFailed failAfterAll(EndReason reason, Instant now) {
        if (!isActive()) {
            throw new SessionOver(id());
        }
        state = State.FAILED;
        endReason = reason;
        endedAt = now;
        return new SessionFailed(id(), person(), vendor, now, reason);
    }

    /// @param atVendorToo
    ///            whether the vendor still has to be told
    SessionEnded end(EndReason reason, Instant at, boolean atVendorToo) {
        if (!isActive()) {
            throw new SessionOver(id());
        }
        var started = Objects.requireNonNull(startedAt);
        var ended = at.isBefore(started) ? started : at;
        state = State.ENDED;
        endReason = lastMinutes ? reason.forLastMinutes() : reason;
        endedAt = ended;
        vendorEndDue = atVendorToo;
        var reading = reading();
        lastedSeconds = reading.billedSeconds();
        return new SessionEnded(id(), person(), vendor, started, ended, reading.billedSeconds(), endReason,
                reading.figures(), reading.deliveries());
    }

    /// Takes in what a fact says about the time. Of a session that has ended, this may amend what was told.
    Optional<SessionAmended> learn(Consumer<Clocks> fact, Instant now) {
        if (!isEnded()) {
            fact.accept(clocks());
            return Optional.empty();
        }
        var before = reading();
        fact.accept(clocks());
        var after = reading();
        if (after.equals(before)) {
            return Optional.empty();
        }
        lastedSeconds = after.billedSeconds();
        return Optional.of(new SessionAmended(id(), person(), now, after.billedSeconds(), before.billedSeconds(),
                after.clock(), after.figures(), after.deliveries()));
    }

    private Clocks.Reading reading() {
        return clocks().read(Objects.requireNonNull(startedAt), Objects.requireNonNull(endedAt));
    }

    /// A session of which the clocks know nothing yet is read from the table without them.
    private Clocks clocks() {
        if (clocks == null) {
            clocks = new Clocks();
        }
        return clocks;
    }

    /// A start came back from its vendor when the session had been given up.
    void mayBeAtVendorAfterAll() {
        vendorEndDue = vendorEndDue || hasFailed();
    }

    void foundAtVendor(String conversation) {
        vendorConversation = conversation;
    }

    void vendorHasEnded() {
        vendorEndDue = false;
    }

    void transcriptStored() {
        transcriptStored = true;
    }

    boolean hasTranscript() {
        return transcriptStored;
    }

    void polled(Instant now) {
        polledAt = now;
    }

    boolean isRequested() {
        return state.equals(State.REQUESTED);
    }

    boolean hasFailed() {
        return state.equals(State.FAILED);
    }

    boolean isAt(Vendor other) {
        return vendor == other;
    }

    public boolean isActive() {
        return state.equals(State.ACTIVE);
    }

    boolean isEnded() {
        return state.equals(State.ENDED);
    }

    /// As exact as Postgres keeps it.
    boolean isEndedAt(Instant at) {
        return isEnded() && Objects.requireNonNull(endedAt).truncatedTo(ChronoUnit.MICROS)
                .equals(at.truncatedTo(ChronoUnit.MICROS));
    }

    public SessionId id() {
        return new SessionId(id);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public SessionKind kind() {
        return kind;
    }

    public Vendor vendor() {
        return vendor;
    }

    public Optional<String> conversationName() {
        return Optional.ofNullable(conversationName);
    }

    public String state() {
        return state;
    }

    public Optional<PersonaId> persona() {
        return Optional.ofNullable(personaId).map(PersonaId::new);
    }

    public Optional<String> personaName() {
        return Optional.ofNullable(personaName);
    }

    public Optional<Integer> personaVersion() {
        return Optional.ofNullable(personaVersion);
    }

    public Optional<String> vendorConversation() {
        return Optional.ofNullable(vendorConversation);
    }

    public Optional<String> joinUrl() {
        return Optional.ofNullable(joinUrl);
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

    public Optional<Long> lastedSeconds() {
        return Optional.ofNullable(lastedSeconds);
    }

    public Optional<Long> limitSeconds() {
        return Optional.ofNullable(limitSeconds);
    }

    /// When an active session is over at the latest.
    Instant latestEnd() {
        return Objects.requireNonNull(startedAt).plusSeconds(Objects.requireNonNull(limitSeconds));
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public UUID mentorConversationId() {
        return mentorConversationId;
    }

    public UUID dailySessionId() {
        return dailySessionId;
    }

    /// As they stand in the table.
    static final class State {
        static final String REQUESTED = "requested";
        static final String ACTIVE = "active";
        static final String ENDED = "ended";
        static final String FAILED = "failed";

        private State() {}
    }
}
