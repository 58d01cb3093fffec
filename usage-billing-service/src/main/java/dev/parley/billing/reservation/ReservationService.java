package dev.parley.billing.reservation;

import dev.parley.model.id.SessionId;
import dev.parley.service.event.ReceivedEvent;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Minutes from their reservation to the ledger. Every step may come twice, late, or before the one it follows.
@ApplicationScoped
public class ReservationService {
    private static final int RECLAIMED_AT_ONCE = 100;
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String RESERVED = "reserved";
    private static final String SETTLED = "settled";

    private final ReservationRepository reservations;
    private final ReservationConfig config;
    private final Clock clock;

    ReservationService(ReservationRepository reservations, ReservationConfig config, Clock clock) {
        this.reservations = reservations;
        this.config = config;
        this.clock = clock;
    }

    /// One reservation per session: asking again gives the same one. Of twins that ask at once one makes it, and the
    /// other, asking again, finds it; or it cannot, because it is somebody else's.
    public Uni<Reservation> reserve(Demand demand) {
        var minimum = Math.min(demand.seconds(), config.minimum().toSeconds());
        return Uni.createFrom()
                .deferred(() -> reservations.reserve(demand, minimum, config.grace(), clock.instant()))
                .onFailure(ReservationService::lostARace).retry().atMost(2)
                .onFailure(ReservationService::hasATwin).transform(_ -> new SessionIsTaken(demand.session()));
    }

    /// The session lives, so it keeps what it holds.
    @WithTransaction
    public Uni<Void> renew(SessionId session) {
        return reservations.renew(session, clock.instant(), config.grace())
                .invoke(state -> {
                    if (!RESERVED.equals(requireKnown(session, state.orElse(null)))) {
                        throw new SessionIsOver(session);
                    }
                })
                .replaceWithVoid();
    }

    /// The session never was: nothing is booked. Whoever started it may say so before its event does.
    @WithTransaction
    public Uni<Void> release(SessionId session) {
        return reservations.release(session, clock.instant()).replaceWithVoid();
    }

    /// The session is over: what it used is booked, the rest is free again. Settling again changes nothing.
    @WithTransaction
    public Uni<Void> settle(SessionId session, Instant started, Instant ended) {
        return reservations.state(session)
                .map(state -> requireKnown(session, state.orElse(null)))
                .chain(state -> switch (state) {
                    case RESERVED -> reservations.settle(session, started, seconds(started, ended), clock.instant());
                    case SETTLED -> Uni.createFrom().voidItem();
                    default -> Uni.createFrom().failure(new SessionIsOver(session));
                });
    }

    /// What happened to sessions: those that started keep what they hold, those that ended are settled, those that
    /// failed are released, and what is amended is booked.
    public Uni<Void> hear(List<ReceivedEvent> events) {
        return reservations.hear(events, config.grace(), clock.instant());
    }

    /// Takes back what sessions hold that have been silent for longer than they were granted, each by itself.
    public Uni<Long> reclaimExpired() {
        var now = clock.instant();
        return reservations.expired(now, RECLAIMED_AT_ONCE)
                .onItem().transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
                .onItem().transformToUniAndConcatenate(session -> reclaim(session, now))
                .filter(isReclaimed -> isReclaimed)
                .collect().with(Collectors.counting());
    }

    private Uni<Boolean> reclaim(SessionId session, Instant now) {
        return reservations.reclaim(session, now).onFailure().recoverWithItem(e -> {
            Log.errorf(e, "Minutes could not be taken back sessionId=%s", session);
            return false;
        });
    }

    private static boolean lostARace(Throwable failure) {
        return hasATwin(failure) || failure instanceof PgException lost && DEADLOCK.equals(lost.getSqlState());
    }

    private static boolean hasATwin(Throwable failure) {
        return failure instanceof PgException refused && SERIALIZATION_FAILURE.equals(refused.getSqlState());
    }

    private static String requireKnown(SessionId session, @Nullable String state) {
        if (state == null) {
            throw new ReservationNotFound(session);
        }
        return state;
    }

    /// A begun second counts.
    private static long seconds(Instant started, Instant ended) {
        var lasted = Duration.between(started, ended);
        return lasted.toSeconds() + (lasted.getNano() > 0 ? 1 : 0);
    }
}
