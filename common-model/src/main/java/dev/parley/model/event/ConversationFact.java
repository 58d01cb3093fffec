package dev.parley.model.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a vendor told us, in one vocabulary for all of them. Topic `parley.conversations`, key: vendor and the
/// vendor's conversation id. Facts arrive late, twice and out of order; consumers must not mind.
public sealed interface ConversationFact extends DomainEvent {
    Provenance from();

    @Override
    default String key() {
        return from().key();
    }

    @Override
    default Instant occurredAt() {
        return from().happenedAt();
    }

    record ConversationStarted(Provenance from) implements ConversationFact {}

    /// @param participant
    ///            its presence, where the vendor counts presences
    record AgentJoined(Provenance from, @Nullable String agent, @Nullable Participant participant)
            implements
                ConversationFact {
        public AgentJoined(Provenance from, @Nullable String agent) {
            this(from, agent, null);
        }
    }

    record ParticipantJoined(Provenance from, Participant participant) implements ConversationFact {}

    record ParticipantLeft(Provenance from, Participant participant, @Nullable String vendorReason)
            implements
                ConversationFact {}

    record RoomFinished(Provenance from) implements ConversationFact {}

    record ConversationEnded(Provenance from, EndReason reason, @Nullable String vendorReason)
            implements
                ConversationFact {}

    record TranscriptReady(Provenance from, List<Turn> turns) implements ConversationFact {
        public TranscriptReady {
            turns = List.copyOf(turns);
        }
    }

    record RecordingReady(Provenance from, String location, @Nullable Long lastedSeconds) implements ConversationFact {}

    record PerceptionReady(Provenance from, String analysis) implements ConversationFact {
        @Override
        public String toString() {
            return "PerceptionReady[from=" + from + "]";
        }
    }

    /// What the vendor made of a conversation that is over. The words are about a person and stay out of logs.
    ///
    /// @param outcome
    ///            the vendor's word for how it went: `success`, `failure` or `unknown`
    /// @param cost
    ///            in the vendor's own unit
    /// @param interruptions
    ///            how often the agent was cut short
    record AnalysisReady(Provenance from, @Nullable String title, @Nullable String summary, @Nullable String outcome,
            @Nullable Long cost, @Nullable Long lastedSeconds, int interruptions) implements ConversationFact {
        @Override
        public String toString() {
            return "AnalysisReady[from=" + from + "]";
        }
    }

    record AgentJobEnded(Provenance from, String job, @Nullable String agentName, String status)
            implements
                ConversationFact {}

    /// A delivery that was taken in but not understood: kept, so that it can be replayed once it is.
    record Unrecognised(Provenance from, String vendorType) implements ConversationFact {}
}
