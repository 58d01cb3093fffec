package dev.parley.model.event;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The life of a session, as session-service decides it. Topic `parley.sessions`, key: the session.
public sealed interface SessionEvent extends DomainEvent {
    SessionId session();

    PersonId person();

    @Override
    default String key() {
        return session().value();
    }

    /// `personaVersion` is the one that the conversation was started with, whatever becomes of the persona later.
    record SessionStarted(SessionId session, PersonId person, SessionKind kind, Vendor vendor,
            String vendorConversation, @Nullable PersonaId persona, @Nullable Integer personaVersion,
            Instant startedAt, long limitSeconds)
            implements
                SessionEvent {
        @Override
        public Instant occurredAt() {
            return startedAt;
        }
    }

    /// `lastedSeconds` is what is billed until a later fact amends it.
    ///
    /// @param figures
    ///            what each clock says so far; an event of an older release knew only ours
    /// @param deliveries
    ///            the stored webhook deliveries that prove `lastedSeconds`; none where we ended it ourselves
    record SessionEnded(SessionId session, PersonId person, Vendor vendor, Instant startedAt, Instant endedAt,
            long lastedSeconds, EndReason reason, Figures figures, List<String> deliveries) implements SessionEvent {
        public SessionEnded {
            figures = figures == null ? Figures.of(SessionAmended.Clock.OURS, lastedSeconds) : figures;
            deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
        }

        /// By our clock alone, and proved by nobody.
        public SessionEnded(SessionId session, PersonId person, Vendor vendor, Instant startedAt, Instant endedAt,
                long lastedSeconds, EndReason reason) {
            this(session, person, vendor, startedAt, endedAt, lastedSeconds, reason,
                    Figures.of(SessionAmended.Clock.OURS, lastedSeconds), List.of());
        }

        @Override
        public Instant occurredAt() {
            return endedAt;
        }
    }

    /// It never became a conversation; nothing is billed.
    record SessionFailed(SessionId session, PersonId person, Vendor vendor, Instant failedAt, EndReason reason)
            implements
                SessionEvent {
        @Override
        public Instant occurredAt() {
            return failedAt;
        }
    }

    /// A fact that came after the end changed what is known of how long it lasted. What is billed may be the same as
    /// before: then another clock has spoken, or a delivery proves what was known.
    ///
    /// @param lastedSeconds
    ///            what is billed from now on, in all
    /// @param figures
    ///            what each clock says now; an event of an older release knew only the clock that it follows
    /// @param deliveries
    ///            the stored webhook deliveries that prove `lastedSeconds`
    record SessionAmended(SessionId session, PersonId person, Instant amendedAt, long lastedSeconds,
            long lastedSecondsBefore, Clock clock, Figures figures, List<String> deliveries) implements SessionEvent {
        public SessionAmended {
            figures = figures == null ? Figures.of(clock, lastedSeconds) : figures;
            deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
        }

        /// By one clock alone, and proved by nobody.
        public SessionAmended(SessionId session, PersonId person, Instant amendedAt, long lastedSeconds,
                long lastedSecondsBefore, Clock clock) {
            this(session, person, amendedAt, lastedSeconds, lastedSecondsBefore, clock,
                    Figures.of(clock, lastedSeconds), List.of());
        }

        /// Whose clock `lastedSeconds` follows.
        public enum Clock {
            OURS, VENDORS, JOIN_TO_LEAVE
        }

        @Override
        public Instant occurredAt() {
            return amendedAt;
        }
    }

    record TranscriptStored(SessionId session, PersonId person, Instant storedAt, int turns) implements SessionEvent {
        @Override
        public Instant occurredAt() {
            return storedAt;
        }
    }

    record RecordingStored(SessionId session, PersonId person, Instant storedAt) implements SessionEvent {
        @Override
        public Instant occurredAt() {
            return storedAt;
        }
    }
}
