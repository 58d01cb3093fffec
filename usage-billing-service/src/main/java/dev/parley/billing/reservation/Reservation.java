package dev.parley.billing.reservation;

import dev.parley.billing.usage.UsageService;
import dev.parley.model.event.UsageEvent.MinutesReserved;
import dev.parley.model.event.UsageEvent.MinutesSettled;
import dev.parley.model.event.UsageEvent.ReservationReleased;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/// Minutes set aside for one session: `reserved`, then once and for all `settled` or `released`. One that was released
/// because its session seemed dead may still be settled, when the session turns out to have lived.
@Entity
public class Reservation {
    static final String RESERVED = "reserved";
    static final String SETTLED = "settled";
    static final String RELEASED = "released";

    @Id
    UUID id;
    @Column(name = "session_id")
    String sessionId;
    @Column(name = "person_id")
    String personId;
    @Column
    LocalDate period;
    @Column
    String state;
    @Column(name = "granted_seconds")
    long grantedSeconds;
    @Column(name = "reserved_at")
    Instant reservedAt;
    @Column(name = "expires_at")
    Instant expiresAt;

    protected Reservation() {}

    Reservation(SessionId session, PersonId person, Instant now, long grantedSeconds, Duration grace) {
        this.id = UUID.randomUUID();
        this.sessionId = session.value();
        this.personId = person.value();
        this.period = UsageService.periodOf(now).atDay(1);
        this.state = RESERVED;
        this.grantedSeconds = grantedSeconds;
        this.reservedAt = now;
        this.expiresAt = now.plusSeconds(grantedSeconds).plus(grace);
    }

    MinutesReserved reserved() {
        return new MinutesReserved(id(), session(), person(), reservedAt, grantedSeconds, expiresAt);
    }

    MinutesSettled settle(long usedSeconds, Instant now) {
        state = SETTLED;
        return new MinutesSettled(id(), session(), person(), now, usedSeconds, billedMinutes(usedSeconds));
    }

    ReservationReleased release(Instant now) {
        state = RELEASED;
        return new ReservationReleased(id(), session(), person(), now);
    }

    /// What it still holds back from the allowance.
    long heldSeconds() {
        return state.equals(RESERVED) ? grantedSeconds : 0;
    }

    boolean isReserved() {
        return state.equals(RESERVED);
    }

    boolean isSettled() {
        return state.equals(SETTLED);
    }

    public ReservationId id() {
        return new ReservationId(id.toString());
    }

    public SessionId session() {
        return new SessionId(sessionId);
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public YearMonth period() {
        return YearMonth.from(period);
    }

    public long grantedSeconds() {
        return grantedSeconds;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /// Every begun minute counts.
    static long billedMinutes(long seconds) {
        return Math.ceilDiv(seconds, 60);
    }
}
