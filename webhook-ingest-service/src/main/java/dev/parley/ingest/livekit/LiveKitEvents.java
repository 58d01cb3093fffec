package dev.parley.ingest.livekit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Provenance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a LiveKit webhook says. Zero values are left out by the server, so an absent kind is an ordinary participant.
final class LiveKitEvents {

    private LiveKitEvents() {}

    static ConversationFact fact(JsonNode event, Provenance from) {
        return switch (event.path("event").asText()) {
            case "room_started" -> new ConversationStarted(from);
            case "participant_joined" -> joined(from, participant(event));
            case "participant_left" -> new ParticipantLeft(from, participant(event), disconnectReason(event));
            case "participant_connection_aborted" -> new ParticipantLeft(from, neverIn(participant(event)),
                    disconnectReason(event));
            case "room_finished" -> new RoomFinished(from);
            case "agent_job_ended" -> new AgentJobEnded(from, event.path("job").path("id").asText(),
                    text(event.path("job").path("agentName")),
                    event.path("job").path("state").path("status").asText(""));
            case String unknown -> new Unrecognised(from, unknown);
        };
    }

    static Instant happenedAt(JsonNode event, Instant otherwise) {
        var seconds = event.path("createdAt").asLong(0);
        return seconds == 0 ? otherwise : Instant.ofEpochSecond(seconds);
    }

    private static ConversationFact joined(Provenance from, Participant participant) {
        return participant.kind() == Participant.Kind.AGENT
                ? new AgentJoined(from, participant.identity(), participant)
                : new ParticipantJoined(from, participant);
    }

    /// The seed's own example names a participant by `id`; the vendor says `sid`.
    private static Participant participant(JsonNode event) {
        var participant = event.path("participant");
        var sid = participant.path("sid").asText(participant.path("id").asText(""));
        return new Participant(sid, participant.path("identity").asText(""),
                kind(participant.path("kind").asText("STANDARD")), joinedAt(participant));
    }

    /// The connection failed before it was one: there was an attempt, and no presence.
    private static Participant neverIn(Participant participant) {
        return new Participant(participant.sid(), participant.identity(), participant.kind());
    }

    /// Every event of a participant repeats it, to the millisecond in newer releases of the server.
    private static @Nullable Instant joinedAt(JsonNode participant) {
        var millis = participant.path("joinedAtMs").asLong(participant.path("joinedAt").asLong(0) * 1000);
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable String disconnectReason(JsonNode event) {
        return text(event.path("participant").path("disconnectReason"));
    }

    private static Participant.Kind kind(String kind) {
        return switch (kind) {
            case "STANDARD" -> Participant.Kind.PERSON;
            case "AGENT" -> Participant.Kind.AGENT;
            default -> Participant.Kind.OTHER;
        };
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }
}
