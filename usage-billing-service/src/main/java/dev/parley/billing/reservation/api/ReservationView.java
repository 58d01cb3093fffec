package dev.parley.billing.reservation.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.reservation.Reservation;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import java.time.Instant;

@JsonNaming(SnakeCaseStrategy.class)
record ReservationView(ReservationId reservationId, SessionId sessionId, long grantedSeconds, Instant expiresAt,
        long usedSeconds, long reservedSeconds, long allowanceSeconds, long remainingSeconds) {

    static ReservationView of(Reservation reservation) {
        var figures = reservation.figures();
        return new ReservationView(reservation.id(), reservation.session(), reservation.grantedSeconds(),
                reservation.expiresAt(), figures.usedSeconds(), figures.reservedSeconds(), figures.allowanceSeconds(),
                figures.remainingSeconds());
    }
}
