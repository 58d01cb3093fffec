package dev.parley.model.event;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.ReservationId;
import dev.parley.model.id.SessionId;

import java.time.Instant;
import java.time.YearMonth;

/// What happened to a person's minutes. Topic `parley.usage`, key: the session where there is one, else the person.
public sealed interface UsageEvent extends DomainEvent {
    PersonId person();

    @Override
    default String key() {
        return person().value();
    }

    record MinutesReserved(ReservationId reservation, SessionId session, PersonId person, Instant reservedAt,
            long grantedSeconds, Instant expiresAt) implements UsageEvent {
        @Override
        public String key() {
            return session.value();
        }

        @Override
        public Instant occurredAt() {
            return reservedAt;
        }
    }

    record MinutesSettled(ReservationId reservation, SessionId session, PersonId person, Instant settledAt,
            long usedSeconds, long billedMinutes) implements UsageEvent {
        @Override
        public String key() {
            return session.value();
        }

        @Override
        public Instant occurredAt() {
            return settledAt;
        }
    }

    record ReservationReleased(ReservationId reservation, SessionId session, PersonId person, Instant releasedAt)
            implements
                UsageEvent {
        @Override
        public String key() {
            return session.value();
        }

        @Override
        public Instant occurredAt() {
            return releasedAt;
        }
    }

    record QuotaWarning(PersonId person, YearMonth period, Instant warnedAt, long usedSeconds, long allowanceSeconds)
            implements
                UsageEvent {
        @Override
        public Instant occurredAt() {
            return warnedAt;
        }
    }

    record QuotaExhausted(PersonId person, YearMonth period, Instant exhaustedAt, long usedSeconds,
            long allowanceSeconds) implements UsageEvent {
        @Override
        public Instant occurredAt() {
            return exhaustedAt;
        }
    }

    record SubscriptionChanged(PersonId person, String plan, String planBefore, Instant changedAt)
            implements
                UsageEvent {
        @Override
        public Instant occurredAt() {
            return changedAt;
        }
    }
}
