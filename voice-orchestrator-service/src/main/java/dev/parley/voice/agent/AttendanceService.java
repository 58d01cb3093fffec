package dev.parley.voice.agent;

import dev.parley.model.event.Participant;
import dev.parley.model.event.VoiceEvent.AgentDispatched;
import dev.parley.model.event.VoiceEvent.AgentLost;
import dev.parley.model.event.VoiceEvent.AgentReady;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.voice.agent.Attendance.Arrival;
import dev.parley.voice.agent.HeartbeatTokens.Call;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The agents of sessions that live. Each change is one transaction with the events it caused; of a session that is
/// over, nothing is known here, and nothing changes.
@ApplicationScoped
public class AttendanceService {
    private final AttendanceRepository attendances;
    private final AgentArrivals arrivals;
    private final Outbox outbox;
    private final WatchConfig config;
    private final Clock clock;

    AttendanceService(AttendanceRepository attendances, AgentArrivals arrivals, Outbox outbox, WatchConfig config,
            Clock clock) {
        this.attendances = attendances;
        this.arrivals = arrivals;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// The session lives, and its first agent has been called.
    @WithTransaction
    public Uni<Void> begin(SessionId session, PersonId person, Assignment agent, String ref, Instant now) {
        return attendances.persist(new Attendance(session, person, agent, ref, now, config))
                .chain(() -> outbox.append(new AgentDispatched(session, agent.agentName(), ref, now)));
    }

    /// The session is over. Gives until when an agent may still be being called for it; empty if none is.
    @WithTransaction
    public Uni<Optional<Instant>> over(SessionId session) {
        return attendances.lock(session).chain(found -> found
                .map(attendance -> attendances.delete(attendance)
                        .replaceWith(attendance.takenUntil(clock.instant())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /// True if this is the first agent that the session has.
    @WithTransaction
    public Uni<Boolean> arrived(SessionId session, String sid, String identity, Instant at) {
        return of(session, attendance -> {
            var arrival = attendance.arrived(sid, identity, clock.instant(), config);
            return arrival.isNews()
                    ? outbox.append(new AgentReady(session, attendance.agentName, at))
                            .invoke(() -> arrivals.arrived(attendance.pool, attendance.took(at)))
                            .replaceWith(arrival == Arrival.FIRST)
                    : Uni.createFrom().item(false);
        }).map(isFirst -> isFirst.orElse(false));
    }

    @WithTransaction
    public Uni<Void> left(SessionId session, Participant agent, boolean isReplaced, Instant at,
            @Nullable String reason) {
        return change(session, attendance -> attendance.left(agent.sid(), isReplaced, clock.instant())
                ? lost(attendance, at, reason)
                : Uni.createFrom().voidItem());
    }

    /// Somebody says that the agent's job is over; the room will tell.
    @WithTransaction
    public Uni<Void> jobEnded(SessionId session) {
        return note(session, attendance -> attendance.doubt(clock.instant()));
    }

    /// The process of this call has ended. False if the session is over, or has not begun.
    @WithTransaction
    public Uni<Boolean> died(SessionId session, int attempt) {
        var now = clock.instant();
        return of(session, attendance -> {
            if (AgentIdentity.of(session, attempt).equals(attendance.agentIdentity)) {
                attendance.lose(now);
                return lost(attendance, now, "process ended").replaceWith(true);
            }
            if (attendance.is(Attendance.State.CALLED) && attendance.attempt == attempt) {
                attendance.agentDueAt(now);
            }
            return Uni.createFrom().item(true);
        }).map(Optional::isPresent);
    }

    @WithTransaction
    public Uni<Void> personCame(SessionId session) {
        return note(session, attendance -> attendance.personCame(clock.instant()));
    }

    /// The last person's connection broke; they may come back.
    @WithTransaction
    public Uni<Void> personMayComeBack(SessionId session) {
        return note(session,
                attendance -> attendance.personMustComeBefore(clock.instant().plus(config.reconnectGrace())));
    }

    // ---- For the watcher ----

    /// Sessions that are due, each for one instance only, and for so long.
    ///
    /// @param mayJudgeSilence
    ///            whether heartbeats could be heard for long enough to miss them
    public Uni<List<SessionId>> takeUp(Instant now, int atMost, boolean mayJudgeSilence) {
        return attendances.takeUp(now, config.silence(), config.hold(), atMost, mayJudgeSilence);
    }

    /// Empty for a session that is over.
    @WithTransaction
    public Uni<Optional<AgentStatus>> status(SessionId session) {
        return of(session, attendance -> attendances.people(session)
                .map(people -> attendance.status(people.present(), people.everCame())));
    }

    @WithTransaction
    public Uni<Optional<AgentStatus>> callAnother(AgentStatus seen) {
        return ifUnchanged(seen, attendance -> attendance.callAnother(clock.instant(), config));
    }

    @WithTransaction
    public Uni<Optional<AgentStatus>> replace(AgentStatus seen) {
        return ifUnchanged(seen, attendance -> attendance.replace(clock.instant(), config));
    }

    /// False if the session is over: nobody should come any more.
    @WithTransaction
    public Uni<Boolean> called(SessionId session, int attempt, String ref) {
        return of(session, attendance -> {
            if (attendance.attempt == attempt) {
                attendance.called(ref, clock.instant(), config);
            }
            return outbox.append(new AgentDispatched(session, attendance.agentName, ref, clock.instant()))
                    .replaceWith(true);
        }).map(Optional::isPresent);
    }

    @WithTransaction
    public Uni<Void> lostTheSilent(AgentStatus seen) {
        return change(seen.session(), attendance -> {
            if (!isAsSeen(attendance, seen)) {
                return Uni.createFrom().voidItem();
            }
            attendance.loseTheSilent(clock.instant());
            return lost(attendance, clock.instant(), "silent");
        });
    }

    @WithTransaction
    public Uni<Void> lostTheMissing(AgentStatus seen) {
        return change(seen.session(), attendance -> {
            if (!isAsSeen(attendance, seen)) {
                return Uni.createFrom().voidItem();
            }
            attendance.lose(clock.instant());
            return lost(attendance, clock.instant(), "gone from the room");
        });
    }

    @WithTransaction
    public Uni<Void> trust(SessionId session) {
        return note(session, attendance -> attendance.trust(config));
    }

    @WithTransaction
    public Uni<Void> waitForPerson(SessionId session) {
        return note(session, attendance -> attendance.agentDueAt(null));
    }

    @WithTransaction
    public Uni<Void> personIsThere(SessionId session) {
        return note(session, attendance -> attendance.personMustComeBefore(null));
    }

    @WithTransaction
    public Uni<Void> extrasAreGone(SessionId session) {
        return note(session, Attendance::extrasAreGone);
    }

    /// Done with it for now: whoever finds it due may take it up.
    @WithTransaction
    public Uni<Void> letGo(SessionId session) {
        return note(session, Attendance::letGo);
    }

    /// What could not be done is tried again soon.
    @WithTransaction
    public Uni<Void> tryAgain(SessionId session) {
        var again = clock.instant().plus(config.retryAfter());
        return note(session, attendance -> {
            if (isDue(attendance.agentDueAt) || attendance.isCallUnanswered()) {
                attendance.agentDueAt(again);
            }
            if (isDue(attendance.personDueAt)) {
                attendance.personMustComeBefore(again);
            }
            if (isDue(attendance.extrasDueAt)) {
                attendance.extrasDueAt(again);
            }
            attendance.letGo();
        });
    }

    /// Gives those of the sessions that live.
    @WithTransaction
    public Uni<Set<SessionId>> living(List<SessionId> sessions) {
        return attendances.living(sessions);
    }

    /// Gives those of the sessions whose agents are listened to.
    public Uni<Set<String>> hear(Map<Call, Instant> heard) {
        return attendances.hear(heard, config.silence());
    }

    public Uni<List<PoolFigures>> byPool() {
        return attendances.byPool();
    }

    private boolean isDue(@Nullable Instant at) {
        return at != null && !at.isAfter(clock.instant());
    }

    private Uni<Void> lost(Attendance attendance, Instant at, @Nullable String reason) {
        arrivals.lost(attendance.pool);
        return outbox.append(new AgentLost(attendance.session(), attendance.agentName, at, reason));
    }

    private Uni<Optional<AgentStatus>> ifUnchanged(AgentStatus seen, Consumer<Attendance> change) {
        return attendances.lock(seen.session()).map(found -> found
                .filter(attendance -> isAsSeen(attendance, seen))
                .map(attendance -> {
                    change.accept(attendance);
                    return attendance.status(seen.present(), seen.everCame());
                }));
    }

    private static boolean isAsSeen(Attendance attendance, AgentStatus seen) {
        return attendance.attempt == seen.attempt() && attendance.is(seen.state());
    }

    private Uni<Void> note(SessionId session, Consumer<Attendance> change) {
        return attendances.lock(session).invoke(found -> found.ifPresent(change)).replaceWithVoid();
    }

    private Uni<Void> change(SessionId session, Function<Attendance, Uni<Void>> change) {
        return of(session, attendance -> change.apply(attendance).replaceWith(true)).replaceWithVoid();
    }

    private <T> Uni<Optional<T>> of(SessionId session, Function<Attendance, Uni<T>> work) {
        return attendances.lock(session).chain(found -> found
                .map(attendance -> work.apply(attendance).map(Optional::ofNullable))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
