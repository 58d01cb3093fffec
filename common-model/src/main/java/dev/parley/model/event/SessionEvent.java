package dev.parley.model.event;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
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
    record SessionEnded(SessionId session, PersonId person, Vendor vendor, Instant startedAt, Instant endedAt,
            long lastedSeconds, EndReason reason) implements SessionEvent {
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

    /// A fact that came after the end changed how long it lasted.
    record SessionAmended(SessionId session, PersonId person, Instant amendedAt, long lastedSeconds,
            long lastedSecondsBefore, Clock clock) implements SessionEvent {

        /// Whose clock the new figure follows.
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
