package dev.parley.session.lifecycle;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Participant;
import dev.parley.service.platform.Sha256;
import org.jspecify.annotations.Nullable;

/// Tells the facts of one session apart by what they say, not by the way or the moment in which they came: a
/// webhook and what we find by asking are one fact.
final class Fingerprint {

    private Fingerprint() {}

    static String of(ConversationFact fact) {
        return Sha256.hex(EventType.of(fact) + "\n" + distinction(fact));
    }

    private static String distinction(ConversationFact fact) {
        return switch (fact) {
            case AgentJoined joined -> presence(joined.participant()) + "\n" + joined.agent();
            case ParticipantJoined joined -> presence(joined.participant());
            case ParticipantLeft left -> presence(left.participant());
            case TranscriptReady transcript -> String.valueOf(transcript.turns().size());
            case RecordingReady recording -> recording.location();
            case PerceptionReady perception -> perception.analysis();
            case AgentJobEnded ended -> ended.job();
            // Nobody knows what it says, so when it says so must tell it from the next.
            case Unrecognised unknown -> unknown.vendorType() + "\n" + unknown.occurredAt();
            case ConversationStarted _,ConversationEnded _,RoomFinished _,AnalysisReady _ -> "";
        };
    }

    private static String presence(@Nullable Participant participant) {
        return participant == null ? "" : participant.sid();
    }
}
