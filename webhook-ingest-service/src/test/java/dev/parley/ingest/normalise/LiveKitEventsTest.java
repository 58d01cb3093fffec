package dev.parley.ingest.livekit;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiveKitEventsTest {
    private static final Provenance FROM = new Provenance(Vendor.LIVEKIT, "a room", null, Instant.EPOCH, Instant.EPOCH,
            How.WEBHOOK, "1");
    private static final Instant JOINED_AT = Instant.ofEpochMilli(1795247628320L);
    private static final String JOHN = """
            {"sid": "PA_moQek5EcbULz", "identity": "john_doe", "joinedAt": "1795247628",
             "joinedAtMs": "1795247628320", "disconnectReason": "CLIENT_INITIATED"}""";
    private static final String AGENT = """
            {"sid": "PA_prydr29C6LM5", "identity": "agent-AJ_85ymqV6qZNNQ", "kind": "AGENT",
             "joinedAt": "1795247626"}""";

    @Test
    void aPersonJoinsWhenLiveKitSaysSoToTheMillisecond() {
        assertThat(fact("participant_joined", JOHN)).isEqualTo(new ParticipantJoined(FROM, john(JOINED_AT)));
    }

    @Test
    void aLeaveTellsOfTheJoinToo() {
        assertThat(fact("participant_left", JOHN))
                .isEqualTo(new ParticipantLeft(FROM, john(JOINED_AT), "CLIENT_INITIATED"));
    }

    @Test
    void whoNeverGotInHasNotJoined() {
        assertThat(fact("participant_connection_aborted", JOHN))
                .isEqualTo(new ParticipantLeft(FROM, john(null), "CLIENT_INITIATED"));
    }

    @Test
    void anAgentIsThereUnderASidLikeAnybodyElse() {
        var agent = new Participant("PA_prydr29C6LM5", "agent-AJ_85ymqV6qZNNQ", Kind.AGENT,
                Instant.ofEpochSecond(1795247626));

        assertThat(fact("participant_joined", AGENT)).isEqualTo(new AgentJoined(FROM, "agent-AJ_85ymqV6qZNNQ", agent));
    }

    private static Participant john(Instant joinedAt) {
        return new Participant("PA_moQek5EcbULz", "john_doe", Kind.PERSON, joinedAt);
    }

    private static ConversationFact fact(String event, String participant) {
        try {
            return LiveKitEvents.fact(new ObjectMapper().readTree("""
                    {"event": "%s", "participant": %s}""".formatted(event, participant)), FROM);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
