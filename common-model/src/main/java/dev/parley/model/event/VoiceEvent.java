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

    /// How a conversation went, in figures alone: whoever counts need not know what was said.
    ///
    /// @param outcome
    ///            the vendor's word: `success`, `failure` or `unknown`
    /// @param cost
    ///            in the vendor's own unit
    /// @param figures
    ///            absent where nothing was said
    record ConversationAnalysed(SessionId session, PersonId person, Vendor vendor, Instant analysedAt,
            @Nullable String outcome, @Nullable Long cost, @Nullable Quality figures) implements VoiceEvent {
        @Override
        public Instant occurredAt() {
            return analysedAt;
        }
    }

    /// @param personsShare
    ///            of all words, how many were the person's, from 0 to 1
    /// @param longestSilenceSeconds
    ///            the longest time from the beginning of one turn to that of the next
    /// @param firstAnswerSeconds
    ///            from the beginning of the person's first turn to that of the answer; absent without an answer
    record Quality(int turns, int personsTurns, double personsShare, double longestSilenceSeconds, int interruptions,
            @Nullable Double firstAnswerSeconds) {}
}
