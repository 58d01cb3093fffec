package dev.parley.model.event;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What voice-orchestrator-service did and saw. Topic `parley.voice`, key: the session.
public sealed interface VoiceEvent extends DomainEvent {
    SessionId session();

    @Override
    default String key() {
        return session().value();
    }

    record VoiceSessionStarted(SessionId session, PersonId person, SessionKind kind, Vendor vendor,
            String vendorConversation, Instant startedAt, long limitSeconds) implements VoiceEvent {
        @Override
        public Instant occurredAt() {
            return startedAt;
        }
    }

    record AgentDispatched(SessionId session, String agentName, String dispatch, Instant dispatchedAt)
            implements
                VoiceEvent {
        @Override
        public Instant occurredAt() {
            return dispatchedAt;
        }
    }

    record AgentReady(SessionId session, String agentName, Instant readyAt) implements VoiceEvent {
        @Override
        public Instant occurredAt() {
            return readyAt;
        }
    }

    record AgentLost(SessionId session, String agentName, Instant lostAt, @Nullable String vendorReason)
            implements
                VoiceEvent {
        @Override
        public Instant occurredAt() {
            return lostAt;
        }
    }

    /// `startedAt` is absent where the session never came to life.
    record VoiceSessionEnded(SessionId session, PersonId person, Vendor vendor, @Nullable Instant startedAt,
            Instant endedAt, long lastedSeconds, EndReason reason) implements VoiceEvent {
        @Override
        public Instant occurredAt() {
            return endedAt;
        }
    }

    record MessagesStored(SessionId session, Instant storedAt, int messages) implements VoiceEvent {
        @Override
        public Instant occurredAt() {
            return storedAt;
        }
    }
}
