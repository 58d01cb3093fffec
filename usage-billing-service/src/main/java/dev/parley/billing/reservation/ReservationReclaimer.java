package dev.parley.billing.reservation;

import dev.parley.service.acting.ActsAsService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Looks for reservations whose session has died without a word.
@ApplicationScoped
class ReservationReclaimer {
    private final ReservationService reservations;

    ReservationReclaimer(ReservationService reservations) {
        this.reservations = reservations;
    }

    @Scheduled(every = "${parley.reservation.reclaim-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> reclaim() {
        return reservations.reclaimExpired()
                .invoke(count -> {
                    if (count > 0) {
                        Log.warnf("Reservations of dead sessions reclaimed count=%d", count);
                    }
                })
                .replaceWithVoid();
    }
}
