package dev.parley.billing.reservation;

import dev.parley.billing.usage.UsageFigures;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import java.time.Instant;

/// Minutes set aside for one session: `reserved`, then once and for all `settled` or `released`. One that was released
/// because its session seemed dead may still be settled, when the session turns out to have lived.
///
/// @param expiresAt
///            when the session is taken for dead if it has not been heard of
/// @param figures
///            of the period that it begins in, after the reservation
public record Reservation(ReservationId id, SessionId session, long grantedSeconds, Instant expiresAt,
        UsageFigures figures) {}
