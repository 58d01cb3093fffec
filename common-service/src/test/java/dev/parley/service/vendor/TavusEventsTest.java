package dev.parley.service.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.PerceptionReady;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Turn;
import dev.parley.model.event.Vendor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TavusEventsTest {
    private static final Provenance FROM = new Provenance(Vendor.TAVUS, "c1", null, Instant.EPOCH, Instant.EPOCH,
            How.WEBHOOK, "1");

    @Test
    void joinedUnderEitherNameIsOneFact() {
        var old = enveloped("system.replica_joined", "{\"replica_id\": \"r1\"}");
        var renamed = enveloped("system.pal_joined", "{\"face_id\": \"r1\"}");

        assertThat(TavusEvents.facts(old, FROM)).containsExactly(new AgentJoined(FROM, "r1"));
        assertThat(TavusEvents.facts(renamed, FROM)).isEqualTo(TavusEvents.facts(old, FROM));
        assertThat(TavusEvents.canonicalType(renamed)).isEqualTo(TavusEvents.canonicalType(old));
    }

    @ParameterizedTest
    @CsvSource({"max_call_duration reached,MAX_DURATION", "participant_left_timeout,PERSON_LEFT",
            "participant_left_timeout reached,PERSON_LEFT", "participant_absent_timeout reached,NEVER_JOINED",
            "end_conversation_endpoint_hit,ENDED_BY_SERVICE", "daily_room_has_been_deleted,VENDOR_ERROR"})
    void anEndSaysWhyInAnyOfItsSpellings(String reason, EndReason expected) {
        for (var name : List.of("shutdown_reason", "shutdownReason", "reason")) {
            assertThat(TavusEvents.facts(enveloped("system.shutdown", "{\"" + name + "\": \"" + reason + "\"}"), FROM))
                    .containsExactly(new ConversationEnded(FROM, expected, reason));
        }
    }

    @Test
    void aTranscriptIsWhatWasSaidWithoutTheSystemPrompt() {
        assertThat(facts("application.transcription_ready", """
                {"transcript": [{"role": "system", "content": "You are Maya"},
                 {"role": "assistant", "content": "Hello", "seconds_from_start": 1.5, "timestamp": 1752216347.4},
                 {"role": "user", "content": "Hi", "secondsFromStart": "2", "timestamp": "2025-07-11T06:45:47Z"},
                 {"role": "user"}]}"""))
                .containsExactly(new TranscriptReady(FROM, List.of(new Turn("assistant", "Hello", 1.5),
                        new Turn("user", "Hi", 2.0), new Turn("user", "", null))));
    }

    @Test
    void aRecordingSaysWhereItLies() {
        assertThat(facts("application.recording_ready", """
                {"bucket_name": "b", "s3_key": "k", "duration": 61}"""))
                .containsExactly(new RecordingReady(FROM, "s3://b/k", 61L));
        assertThat(facts("application.recording_ready", """
                {"storage_uri": "gs://b/k", "duration": "61"}"""))
                .containsExactly(new RecordingReady(FROM, "gs://b/k", 61L));
    }

    @Test
    void anAnalysisIsProseOrAnObject() {
        assertThat(facts("application.perception_analysis", "{\"analysis\": \"calm\"}"))
                .containsExactly(new PerceptionReady(FROM, "calm"));
        assertThat(facts("application.perception_analysis", "{\"analysis\": {\"mood\": \"calm\"}}"))
                .containsExactly(new PerceptionReady(FROM, "{\"mood\":\"calm\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.transcription_ready", "application.recording_ready",
            "application.perception_analysis", "application.recording_copy_failed",
            "application.perception_unavailable", "application.post_call_action_executed", "system.moon_landed", ""})
    void whatSaysTooLittleOrIsNotKnownIsUnrecognised(String type) {
        assertThat(facts(type, "{}")).containsExactly(new Unrecognised(FROM, type));
        assertThat(facts(type, "null")).containsExactly(new Unrecognised(FROM, type));
    }

    @Test
    void theFlatFormTellsAllOfTheEndAtOnce() {
        assertThat(TavusEvents.facts(json("""
                {"conversation_id": "c1", "event_type": "conversation_ended", "transcript": "Hello. Hi.",
                 "recording_url": "https://x/1.mp4", "duration": 61, "participant_count": 1, "metadata": {}}"""), FROM))
                .containsExactly(new ConversationEnded(FROM, EndReason.PERSON_LEFT, null),
                        new TranscriptReady(FROM, List.of(new Turn("conversation", "Hello. Hi.", null))),
                        new RecordingReady(FROM, "https://x/1.mp4", 61L));
    }

    @Test
    void theFlatFormsOtherEventsAreOneFactEach() {
        assertThat(TavusEvents.facts(json("""
                {"conversation_id": "c1", "event_type": "conversation_started"}"""), FROM))
                .containsExactly(new ConversationStarted(FROM));
        assertThat(TavusEvents.facts(json("""
                {"conversation_id": "c1", "event_type": "conversation_ended"}"""), FROM))
                .containsExactly(new ConversationEnded(FROM, EndReason.PERSON_LEFT, null));
        assertThat(TavusEvents.facts(json("""
                {"conversation_id": "c1", "event_type": "transcript_ready",
                 "transcript": [{"role": "user", "content": "Hi"}]}"""), FROM))
                .containsExactly(new TranscriptReady(FROM, List.of(new Turn("user", "Hi", null))));
        assertThat(TavusEvents.facts(json("""
                {"conversationId": "c1", "eventType": "transcript_ready", "transcript": 7}"""), FROM))
                .containsExactly(new Unrecognised(FROM, "transcript_ready"));
    }

    @Test
    void nameConversationAndTimeComeInEitherSpelling() {
        var event = json("""
                {"conversationId": "c1", "eventType": "system.shutdown", "timestamp": "1752216347.5"}""");

        assertThat(TavusEvents.conversation(event)).isEqualTo("c1");
        assertThat(TavusEvents.canonicalType(event)).isEqualTo("system.shutdown");
        assertThat(TavusEvents.happenedAt(event, Instant.EPOCH)).isEqualTo(Instant.parse("2025-07-11T06:45:47.500Z"));
    }

    private static List<ConversationFact> facts(String type, String properties) {
        return TavusEvents.facts(enveloped(type, properties), FROM);
    }

    private static JsonNode enveloped(String type, String properties) {
        return json("""
                {"properties": %s, "conversation_id": "c1", "webhook_url": "https://x", "event_type": "%s",
                 "message_type": "system", "timestamp": "2025-07-11T06:45:47.472000Z"}""".formatted(properties, type));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
