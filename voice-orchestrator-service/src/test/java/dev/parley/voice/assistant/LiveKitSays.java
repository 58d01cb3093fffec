package dev.parley.voice.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.test.Kafka;
import java.time.Instant;

/// What webhook-ingest-service would make of LiveKit's webhooks about one room.
public record LiveKitSays(ObjectMapper json, String room) {

    public void agentJoined(String sid, String identity) {
        send(new AgentJoined(from(), "voice-agent", new Participant(sid, identity, Kind.AGENT, Instant.now())));
    }

    public void agentLeft(String sid, String identity, String reason) {
        send(new ParticipantLeft(from(), new Participant(sid, identity, Kind.AGENT), reason));
    }

    public void personJoined(String sid) {
        send(new ParticipantJoined(from(), new Participant(sid, "anna", Kind.PERSON, Instant.now())));
    }

    public void personLeft(String sid, String reason) {
        send(new ParticipantLeft(from(), new Participant(sid, "anna", Kind.PERSON), reason));
    }

    public void jobEnded() {
        send(new ConversationFact.AgentJobEnded(from(), "AJ_1", "voice-agent", "JS_FAILED"));
    }

    private Provenance from() {
        return new Provenance(Vendor.LIVEKIT, room, null, Instant.now(), Instant.now(), How.WEBHOOK, "d-1");
    }

    private void send(ConversationFact fact) {
        try {
            Kafka.send(fact, json.writeValueAsString(fact));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
