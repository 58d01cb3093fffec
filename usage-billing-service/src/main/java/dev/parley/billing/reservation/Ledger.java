package dev.parley.billing.reservation;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;

/// The book of what was used. It is only ever added to.
@ApplicationScoped
class Ledger {
    private static final String BOOK = """
            INSERT INTO ledger_entry (session_id, person_id, period, kind, seconds, billed_minutes, booked_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)""";

    Uni<Void> settlement(SessionId session, PersonId person, YearMonth period, long seconds, Instant now) {
        return book(session, person, period, "settlement", seconds, Reservation.billedMinutes(seconds), now);
    }

    /// A correction books the difference, so that the entries of a session add up to what it really lasted.
    Uni<Void> correction(SessionId session, PersonId person, YearMonth period, long secondsBefore, long seconds,
            Instant now) {
        var minutes = Reservation.billedMinutes(seconds) - Reservation.billedMinutes(secondsBefore);
        return book(session, person, period, "correction", seconds - secondsBefore, minutes, now);
    }

    private static Uni<Void> book(SessionId session, PersonId person, YearMonth period, String kind, long seconds,
            long billedMinutes, Instant now) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(BOOK)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, period.atDay(1))
                        .setParameter(4, kind)
                        .setParameter(5, seconds)
                        .setParameter(6, billedMinutes)
                        .setParameter(7, now)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
