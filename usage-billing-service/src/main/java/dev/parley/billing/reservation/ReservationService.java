package dev.parley.billing.reservation;

import dev.parley.billing.usage.UsageFigures;
import dev.parley.billing.usage.UsageService;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Minutes from their reservation to the ledger. Every step may come twice, late, or before the one it follows.
@ApplicationScoped
public class ReservationService {
    private static final int RECLAIMED_AT_ONCE = 100;

    private final ReservationRepository reservations;
    private final UsageService usage;
    private final Ledger ledger;
    private final Outbox outbox;
    private final ReservationConfig config;
    private final Clock clock;

    ReservationService(ReservationRepository reservations, UsageService usage, Ledger ledger, Outbox outbox,
            ReservationConfig config, Clock clock) {
        this.reservations = reservations;
        this.usage = usage;
        this.ledger = ledger;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// One reservation per session: asking again gives the same one.
    @WithTransaction
    public Uni<Granted> reserve(PersonId person, SessionId session, long askedSeconds) {
        return reservations.serialise(session)
                .chain(() -> reservations.findBySession(session))
                .onItem().ifNull().switchTo(() -> grant(person, session, askedSeconds))
                .chain(reservation -> usage.figures(reservation.person(), reservation.period())
                        .map(figures -> new Granted(reservation, figures)));
    }

    /// The session is over: what it used is booked, the rest is free again.
    @WithTransaction
    public Uni<Void> settle(SessionEnded ended) {
        return reservations.findBySession(ended.session())
                .chain(reservation -> settle(Optional.ofNullable(reservation), ended));
    }

    /// The session never was: nothing is booked. Whoever started it may say so before its event does.
    @WithTransaction
    public Uni<Void> release(SessionId session) {
        return reservations.findBySession(session)
                .onItem().ifNotNull().transformToUni(this::release)
                .replaceWithVoid();
    }

    /// It turned out to have lasted longer or shorter.
    @WithTransaction
    public Uni<Void> amend(SessionAmended amended) {
        var now = clock.instant();
        return reservations.findBySession(amended.session())
                .map(reservation -> reservation == null ? UsageService.periodOf(now) : reservation.period())
                .call(period -> usage.giveBack(amended.person(), period, 0,
                        amended.lastedSeconds() - amended.lastedSecondsBefore()))
                .chain(period -> ledger.correction(amended.session(), amended.person(), period,
                        amended.lastedSecondsBefore(), amended.lastedSeconds(), now));
    }

    /// Takes back what sessions hold that have been silent for longer than they were granted.
    @WithTransaction
    public Uni<Integer> reclaimExpired() {
        return reservations.expired(clock.instant(), RECLAIMED_AT_ONCE)
                .call(expired -> {
                    Uni<Void> released = Uni.createFrom().voidItem();
                    for (var reservation : expired) {
                        released = released.chain(() -> release(reservation));
                    }
                    return released;
                })
                .map(List::size);
    }

    private Uni<Reservation> grant(PersonId person, SessionId session, long askedSeconds) {
        var now = clock.instant();
        var period = UsageService.periodOf(now);
        return usage.reserve(person, period, askedSeconds, Math.min(askedSeconds, config.minimum().toSeconds()))
                .chain(granted -> granted.isPresent()
                        ? reservations.persist(new Reservation(session, person, now, granted.get(), config.grace()))
                        : refuse(person))
                .call(reservation -> outbox.append(reservation.reserved()));
    }

    private Uni<Reservation> refuse(PersonId person) {
        return usage.now(person).chain(figures -> Uni.createFrom().failure(new QuotaIsExhausted(figures)));
    }

    private Uni<Void> settle(Optional<Reservation> found, SessionEnded ended) {
        if (found.filter(Reservation::isSettled).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var period = found.map(Reservation::period).orElseGet(() -> UsageService.periodOf(ended.startedAt()));
        var held = found.map(Reservation::heldSeconds).orElse(0L);
        return usage.giveBack(ended.person(), period, held, ended.lastedSeconds())
                .chain(() -> ledger.settlement(ended.session(), ended.person(), period, ended.lastedSeconds(), now))
                .chain(() -> found.isPresent()
                        ? outbox.append(found.get().settle(ended.lastedSeconds(), now))
                        : noteUnreserved(ended));
    }

    private Uni<Void> release(Reservation reservation) {
        if (!reservation.isReserved()) {
            return Uni.createFrom().voidItem();
        }
        var held = reservation.heldSeconds();
        return usage.giveBack(reservation.person(), reservation.period(), held, 0)
                .chain(() -> outbox.append(reservation.release(clock.instant())));
    }

    /// It is booked all the same: what was used was used.
    private static Uni<Void> noteUnreserved(SessionEnded ended) {
        Log.warnf("Session settled without a reservation sessionId=%s", ended.session());
        return Uni.createFrom().voidItem();
    }

    /// @param figures
    ///            after the reservation
    public record Granted(Reservation reservation, UsageFigures figures) {}
}
