package dev.parley.ingest.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJobEnded;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantJoined;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.RoomFinished;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.Participant;
import dev.parley.model.event.Participant.Kind;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveKitEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
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

    @Test
    void bothSpellingsAndEnumsByNumberSayTheSame() {
        var snake = """
                {"sid": "PA_moQek5EcbULz", "identity": "john_doe", "kind": 0, "joined_at": 1795247628,
                 "joined_at_ms": 1795247628320, "disconnect_reason": 1}""";

        assertThat(fact("participant_left", snake)).isEqualTo(fact("participant_left", JOHN));
        assertThat(fact("participant_joined", AGENT.replace("\"AGENT\"", "\"4\"")))
                .isEqualTo(fact("participant_joined", AGENT));
    }

    @ParameterizedTest
    @CsvSource({"'\"SIP\"',OTHER", "3,OTHER", "'\"AVATAR\"',OTHER", "99,OTHER", "null,PERSON", "'\"STANDARD\"',PERSON"})
    void kindsThatNobodyKnowsAreOthers(String kind, Kind expected) {
        var joined = fact("participant_joined", """
                {"sid": "PA_1", "identity": "x", "kind": %s}""".formatted(kind));

        assertThat(joined).isEqualTo(new ParticipantJoined(FROM, new Participant("PA_1", "x", expected)));
    }

    @Test
    void aReasonThatNobodyKnowsIsPassedOn() {
        assertThat(fact("participant_left", JOHN.replace("CLIENT_INITIATED", "SOLAR_FLARE")))
                .isEqualTo(new ParticipantLeft(FROM, john(JOINED_AT), "SOLAR_FLARE"));
        assertThat(fact("participant_left", JOHN.replace("\"CLIENT_INITIATED\"", "77")))
                .isEqualTo(new ParticipantLeft(FROM, john(JOINED_AT), "77"));
    }

    @Test
    void theSeedsExampleNamesAParticipantById() {
        assertThat(fact("participant_left", """
                {"identity": "user_123", "id": "PA_9"}"""))
                .isEqualTo(new ParticipantLeft(FROM, new Participant("PA_9", "user_123", Kind.PERSON), null));
        assertThat(fact("participant_left", """
                {"identity": "user_123"}"""))
                .isEqualTo(new ParticipantLeft(FROM, new Participant("user_123", "user_123", Kind.PERSON), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"john\"", "7", "{\"sid\": \"\"}", "{\"sid\": {}}"})
    void somebodyWithoutAnyNameIsUnrecognised(String participant) {
        for (var event : List.of("participant_joined", "participant_left", "participant_connection_aborted")) {
            assertThat(fact(event, participant)).isEqualTo(new Unrecognised(FROM, event));
        }
    }

    @Test
    void anImpossibleJoinTimeIsNone() {
        var huge = JOHN.replace("1795247628320", "9".repeat(18)).replace("1795247628", "9".repeat(30));

        assertThat(((ParticipantJoined) fact("participant_joined", huge)).participant().joinedAt())
                .isBefore(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(fact("participant_joined", """
                {"sid": "PA_1", "identity": "x", "joinedAt": "0", "joinedAtMs": "-5"}"""))
                .isEqualTo(new ParticipantJoined(FROM, new Participant("PA_1", "x", Kind.PERSON)));
    }

    @Test
    void aFinishedRecordingIsAFactForEachFile() {
        var recorded = facts("""
                {"event": "egress_ended", "egressInfo": {"roomName": "a room", "status": "EGRESS_COMPLETE",
                 "fileResults": [{"filename": "a.mp4", "location": "s3://b/a.mp4", "duration": "61500000000"},
                                 {"filename": "b.mp4"}],
                 "segmentResults": [{"playlistLocation": "s3://b/a.m3u8", "duration": 2000000000}]}}""");

        assertThat(recorded).containsExactly(new RecordingReady(FROM, "s3://b/a.mp4", 62L),
                new RecordingReady(FROM, "b.mp4", null), new RecordingReady(FROM, "s3://b/a.m3u8", 2L));
    }

    @Test
    void aRecordingByItsOldNamesIsOneToo() {
        assertThat(facts("""
                {"event": "egress_ended", "egress_info": {"room_name": "a room", "status": 6,
                 "file": {"filename": "a.mp4", "location": "https://x/a.mp4", "duration": "1000000000"}}}"""))
                .containsExactly(new RecordingReady(FROM, "https://x/a.mp4", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"EGRESS_FAILED\", \"fileResults\": [{\"location\": \"s3://x\"}]}",
            "{\"status\": \"EGRESS_COMPLETE\"}", "{\"fileResults\": [{\"location\": \"s3://x\"}]}", "null"})
    void aRecordingThatLeftNothingIsUnrecognised(String egress) {
        assertThat(facts("""
                {"event": "egress_ended", "egressInfo": %s}""".formatted(egress)))
                .containsExactly(new Unrecognised(FROM, "egress_ended"));
    }

    @Test
    void aJobsEndSaysHow() {
        assertThat(facts("""
                {"event": "agent_job_ended", "job": {"id": "AJ_1", "agentName": "voice", "state": {"status": 2}}}"""))
                .containsExactly(new AgentJobEnded(FROM, "AJ_1", "voice", "JS_SUCCESS"));
        assertThat(facts("""
                {"event": "agent_job_ended", "job": {"id": "AJ_1", "agent_name": "voice",
                 "state": {"status": "JS_FAILED"}}}"""))
                .containsExactly(new AgentJobEnded(FROM, "AJ_1", "voice", "JS_FAILED"));
        assertThat(facts("""
                {"event": "agent_job_ended"}""")).containsExactly(new Unrecognised(FROM, "agent_job_ended"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"track_published", "egress_started", "ingress_ended", "agent_job_started",
            "room_repainted"})
    void whatNobodyKnowsIsUnrecognised(String event) {
        assertThat(fact(event, JOHN)).isEqualTo(new Unrecognised(FROM, event));
    }

    @Test
    void theRoomIsFoundWhereverItIsNamed() {
        assertThat(Stream.of("{\"room\": {\"name\": \"r\"}}", "{\"egressInfo\": {\"roomName\": \"r\"}}",
                "{\"egress_info\": {\"room_name\": \"r\"}}", "{\"ingressInfo\": {\"roomName\": \"r\"}}",
                "{\"job\": {\"room\": {\"name\": \"r\"}}}").map(LiveKitEventsTest::json)
                .map(LiveKitEvents::conversation)).containsOnly("r");
        assertThat(LiveKitEvents.conversation(json("{}"))).isEmpty();
    }

    @Test
    void everyRecordedWebhookIsUnderstoodButForTracks() {
        var types = recorded().flatMap(event -> LiveKitEvents.facts(event, FROM).stream())
                .map(fact -> fact instanceof Unrecognised unknown
                        ? unknown.vendorType()
                        : fact.getClass().getSimpleName());

        assertThat(types.distinct()).containsExactlyInAnyOrder("ConversationStarted", "ParticipantJoined",
                "AgentJoined", "ParticipantLeft", "RoomFinished", "track_published", "track_unpublished");
    }

    @Test
    void aRecordedConversationReadsAsItWent() {
        var clean = recorded().filter(event -> LiveKitEvents.conversation(event).equals("rec_clean")).toList();
        var person = new Participant("PA_ACqyWLaKuJgR", "john_doe", Kind.PERSON, Instant.ofEpochMilli(1795247610185L));

        assertThat(clean.stream().flatMap(event -> LiveKitEvents.facts(event, FROM).stream())).containsExactly(
                new ConversationStarted(FROM), new ParticipantJoined(FROM, person),
                new Unrecognised(FROM, "track_published"), new Unrecognised(FROM, "track_unpublished"),
                new ParticipantLeft(FROM, person, "CLIENT_INITIATED"), new RoomFinished(FROM));
        assertThat(clean.stream().map(event -> LiveKitEvents.happenedAt(event, Instant.EPOCH))).startsWith(
                Instant.ofEpochSecond(1795247610), Instant.ofEpochSecond(1795247610));
    }

    private static Participant john(@Nullable Instant joinedAt) {
        return new Participant("PA_moQek5EcbULz", "john_doe", Kind.PERSON, joinedAt);
    }

    private static ConversationFact fact(String event, String participant) {
        return facts("""
                {"event": "%s", "participant": %s}""".formatted(event, participant)).getFirst();
    }

    private static List<ConversationFact> facts(String event) {
        return LiveKitEvents.facts(json(event), FROM);
    }

    /// What a real server sent, byte for byte.
    private static Stream<JsonNode> recorded() {
        var file = Objects.requireNonNull(LiveKitEventsTest.class.getResourceAsStream("/livekit/webhooks.jsonl"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> json(json(line).path("body").asText())).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
