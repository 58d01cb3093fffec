package dev.parley.voice.agent;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// The agent of a session that lives: called, there, or lost. Only what has changed is written, as heartbeats and the
/// watcher's claims are noted past this.
@Entity
@DynamicUpdate
@Table(name = "attendance")
public class Attendance {
    @Id
    @Column(name = "session_id")
    String sessionId;
    @Column(name = "person_id")
    String personId;
    @Column
    String pool;
    @Column(name = "agent_name")
    String agentName;
    @Column
    String state;
    @Column
    int attempt;
    @Column
    int calls;
    @Column
    int replacements;
    @Nullable
    @Column
    String ref;
    @Column(name = "called_at")
    Instant calledAt;
    @Nullable
    @Column(name = "first_there_at")
    Instant firstThereAt;
    @Nullable
    @Column(name = "agent_sid")
    String agentSid;
    @Nullable
    @Column(name = "agent_identity")
    String agentIdentity;
    @Column(name = "heard_from")
    int heardFrom;
    @Nullable
    @Column(name = "heard_at")
    Instant heardAt;
    @Column
    boolean doubted;
    @Column
    String[] extras = {};
    @Nullable
    @Column(name = "agent_due_at")
    Instant agentDueAt;
    @Nullable
    @Column(name = "person_due_at")
    Instant personDueAt;
    @Nullable
    @Column(name = "extras_due_at")
    Instant extrasDueAt;
    @Nullable
    @Column(name = "taken_until")
    Instant takenUntil;

    protected Attendance() {}

    /// The first agent has been called.
    Attendance(SessionId session, PersonId person, Assignment agent, String ref, Instant now, WatchConfig config) {
        this.sessionId = session.value();
        this.personId = person.value();
        this.pool = agent.pool();
        this.agentName = agent.agentName();
        this.state = State.CALLED.code();
        this.attempt = 1;
        this.calls = 1;
        this.ref = ref;
        this.calledAt = now;
        this.heardFrom = 1;
        this.agentDueAt = now.plus(config.arriveWithin());
        this.personDueAt = now.plus(config.alone());
    }

    /// An agent is in the room. The first to come is the one; another is one too many.
    Arrival arrived(String sid, String identity, Instant now, WatchConfig config) {
        if (is(State.THERE) && !identity.equals(agentIdentity)) {
            return addExtra(identity, now);
        }
        if (is(State.THERE) && sid.equals(agentSid)) {
            return Arrival.KNOWN;
        }
        var arrival = is(State.THERE) ? Arrival.AGAIN : firstThereAt == null ? Arrival.FIRST : Arrival.REPLACED;
        state = State.THERE.code();
        agentSid = sid;
        agentIdentity = identity;
        firstThereAt = firstThereAt == null ? now : firstThereAt;
        doubted = false;
        agentDueAt = heardAt == null ? null : later(heardAt.plus(config.silence()), now);
        return arrival;
    }

    /// True if that was the agent. One that came in again, which put its first presence out, has not left.
    boolean left(String sid, boolean isReplaced, Instant now) {
        if (isReplaced || !is(State.THERE) || !sid.equals(agentSid)) {
            return false;
        }
        lose(now);
        return true;
    }

    void lose(Instant now) {
        state = State.LOST.code();
        agentSid = null;
        agentIdentity = null;
        heardAt = null;
        heardFrom = attempt + 1;
        doubted = false;
        agentDueAt = now;
    }

    /// It did not say anything for too long: whatever is left of it in the room must go.
    void loseTheSilent(Instant now) {
        var silent = agentIdentity;
        lose(now);
        if (silent != null) {
            addExtra(silent, now);
        }
    }

    void doubt(Instant now) {
        if (is(State.THERE)) {
            doubted = true;
            agentDueAt = now;
        }
    }

    void trust(WatchConfig config) {
        doubted = false;
        agentDueAt = heardAt == null ? null : heardAt.plus(config.silence());
    }

    /// Another one is to be called, beside the one that has not come.
    void callAnother(Instant now, WatchConfig config) {
        calls++;
        call(now, config);
    }

    void replace(Instant now, WatchConfig config) {
        replacements++;
        calls = 1;
        calledAt = now;
        call(now, config);
    }

    private void call(Instant now, WatchConfig config) {
        state = State.CALLED.code();
        attempt++;
        ref = null;
        agentDueAt = now.plus(config.arriveWithin());
    }

    /// The call of this attempt has been made, however long that took. Whoever was called may have arrived already.
    void called(String itsRef, Instant now, WatchConfig config) {
        ref = itsRef;
        if (is(State.CALLED)) {
            agentDueAt = now.plus(config.arriveWithin());
        }
    }

    boolean isCallUnanswered() {
        return is(State.CALLED) && ref == null;
    }

    void agentDueAt(@Nullable Instant at) {
        agentDueAt = at;
    }

    void personCame(Instant now) {
        personDueAt = null;
        if (is(State.LOST)) {
            agentDueAt = now;
        }
    }

    void personMustComeBefore(@Nullable Instant at) {
        personDueAt = at;
    }

    void extrasAreGone() {
        extras = new String[0];
        extrasDueAt = null;
    }

    void extrasDueAt(Instant at) {
        extrasDueAt = at;
    }

    void letGo() {
        takenUntil = null;
    }

    /// Until when an instance may be calling an agent for it.
    Optional<Instant> takenUntil(Instant now) {
        return Optional.ofNullable(takenUntil).filter(now::isBefore);
    }

    SessionId session() {
        return new SessionId(sessionId);
    }

    PersonId person() {
        return new PersonId(personId);
    }

    Assignment assignment() {
        return new Assignment(pool, agentName);
    }

    boolean is(State asked) {
        return state.equals(asked.code());
    }

    AgentStatus status(long present, boolean everCame) {
        return new AgentStatus(session(), assignment(), State.valueOf(state.toUpperCase(Locale.ROOT)), attempt, calls,
                replacements, ref, calledAt, Optional.ofNullable(firstThereAt), Optional.ofNullable(agentIdentity),
                Optional.ofNullable(heardAt), doubted, List.of(extras), Optional.ofNullable(agentDueAt),
                Optional.ofNullable(personDueAt), Optional.ofNullable(extrasDueAt), present, everCame);
    }

    /// How long the one who is there took to arrive.
    Duration took(Instant at) {
        return at.isBefore(calledAt) ? Duration.ZERO : Duration.between(calledAt, at);
    }

    private Arrival addExtra(String identity, Instant now) {
        if (Arrays.asList(extras).contains(identity)) {
            return Arrival.KNOWN;
        }
        var more = new ArrayList<>(List.of(extras));
        more.add(identity);
        extras = more.toArray(String[]::new);
        extrasDueAt = now;
        return Arrival.EXTRA;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    enum Arrival {
        /// The session has an agent for the first time.
        FIRST,
        /// It has one again.
        REPLACED,
        /// The same one came in again.
        AGAIN,
        /// It has one already.
        EXTRA,
        /// This was known.
        KNOWN;

        boolean isNews() {
            return this == FIRST || this == REPLACED;
        }
    }

    public enum State {
        CALLED, THERE, LOST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
