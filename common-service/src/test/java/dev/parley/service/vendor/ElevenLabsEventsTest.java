package dev.parley.service.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AnalysisReady;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.ConversationFact.ParticipantLeft;
import dev.parley.model.event.ConversationFact.RecordingReady;
import dev.parley.model.event.ConversationFact.TranscriptReady;
import dev.parley.model.event.ConversationFact.Unrecognised;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Participant;
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

class ElevenLabsEventsTest {
    private static final Instant TOLD_AT = Instant.ofEpochSecond(1739537297);
    private static final Instant STARTED_AT = Instant.ofEpochSecond(1739537000);
    private static final Provenance FROM = at(TOLD_AT);
    private static final Participant PERSON = new Participant("abc", "person", Participant.Kind.PERSON, STARTED_AT);

    @Test
    void aTranscriptTellsOfTheWholeConversation() {
        assertThat(facts("""
                {"type": "post_call_transcription", "event_timestamp": 1739537297, "data": {
                 "agent_id": "xyz", "conversation_id": "abc", "status": "done",
                 "transcript": [{"role": "agent", "message": "Hello", "time_in_call_secs": 0},
                                {"role": "agent", "message": null, "time_in_call_secs": 1, "tool_calls": [{}]},
                                {"role": "user", "message": "Hi", "time_in_call_secs": 2, "something_new": {}}],
                 "metadata": {"start_time_unix_secs": 1739537000, "call_duration_secs": 22, "cost": 1,
                              "termination_reason": "Client disconnected: 1000"}}}"""))
                .containsExactly(new ConversationStarted(at(STARTED_AT)),
                        new ParticipantLeft(at(STARTED_AT.plusSeconds(22)), PERSON, null),
                        new ConversationEnded(at(STARTED_AT.plusSeconds(22)), EndReason.PERSON_LEFT,
                                "Client disconnected: 1000"),
                        new TranscriptReady(FROM, List.of(new Turn("agent", "Hello", 0.0),
                                new Turn("user", "Hi", 2.0))));
    }

    @Test
    void theOtherSpellingAndNumbersAsTextSayTheSame() {
        assertThat(
                facts("""
                        {"type": "post_call_transcription", "eventTimestamp": "1739537297", "data": {
                         "conversationId": "abc", "status": "done", "transcript": [{"role": "user", "message": "Hi",
                         "timeInCallSecs": "2"}], "metadata": {"startTimeUnixSecs": "1739537000", "callDurationSecs": "22"}}}"""))
                .containsExactly(new ConversationStarted(at(STARTED_AT)),
                        new ParticipantLeft(at(STARTED_AT.plusSeconds(22)), PERSON, null),
                        new ConversationEnded(at(STARTED_AT.plusSeconds(22)), EndReason.PERSON_LEFT, null),
                        new TranscriptReady(FROM, List.of(new Turn("user", "Hi", 2.0))));
    }

    @Test
    void itBeginsWhenItWasAcceptedNotWhenItWasQueued() {
        assertThat(facts("""
                {"type": "post_call_transcription", "data": {"conversation_id": "abc", "status": "done",
                 "metadata": {"start_time_unix_secs": 1739536000, "accepted_time_unix_secs": 1739537000}}}"""))
                .contains(new ConversationStarted(at(STARTED_AT)));
    }

    @Test
    void theKnownAnswerOfTheVendorIsAnEnd() {
        assertThat(
                facts("""
                        {"type":"post_call_transcription","event_timestamp":1739537297,"data":{"agent_id":"xyz","conversation_id":"abc","status":"done"}}"""))
                .containsExactly(new ConversationEnded(FROM, EndReason.PERSON_LEFT, null));
    }

    @Test
    void itsAnalysisTellsWhatItWasAboutAndWhatItCost() {
        assertThat(
                facts("""
                        {"type": "post_call_transcription", "data": {"conversation_id": "abc", "status": "done",
                         "transcript": [{"role": "agent", "message": "Hel", "interrupted": true}, {"role": "user", "message": "Hi"}],
                         "metadata": {"cost": 334, "call_duration_secs": 22},
                         "analysis": {"call_successful": "success", "transcript_summary": "They spoke.",
                                      "call_summary_title": "A talk"}}}"""))
                .contains(new AnalysisReady(FROM, "A talk", "They spoke.", "success", 334L, 22L, 1));
    }

    @Test
    void theSessionThatABrowserNamedIsFoundInEitherPlace() {
        var conversation = """
                {"conversation_initiation_client_data": {"dynamic_variables": {"parley_session": "a-claim"}}}""";

        assertThat(ElevenLabsEvents.sessionClaimOf(json(conversation))).contains("a-claim");
        assertThat(ElevenLabsEvents.sessionClaim(json("{\"data\": %s}".formatted(conversation)))).contains("a-claim");
        assertThat(ElevenLabsEvents.sessionClaim(json("{}"))).isEmpty();
    }

    @Test
    void withoutTranscriptThereIsNoneToTell() {
        assertThat(facts(ended("\"status\": \"done\"", ""))).noneMatch(TranscriptReady.class::isInstance);
    }

    @Test
    void aConversationThatIsNotOverHasNotEnded() {
        assertThat(facts(ended("\"status\": \"in-progress\"", "\"start_time_unix_secs\": 1739537000")))
                .containsExactly(new ConversationStarted(at(STARTED_AT)));
    }

    @ParameterizedTest
    @CsvSource({"done,'Conversation exceeded max duration.',MAX_DURATION", "done,max_duration_exceeded,MAX_DURATION",
            "done,'end_call tool was called.',ENDED_BY_SERVICE", "done,'Agent ended the call',ENDED_BY_SERVICE",
            "done,'Ended due to silence',ALONE_TIMEOUT", "done,'Client disconnected: 1001',PERSON_LEFT",
            "done,'',PERSON_LEFT", "failed,'Client disconnected',VENDOR_ERROR", "DONE,'',PERSON_LEFT"})
    void theReasonIsReadFromFreeText(String status, String reason, EndReason expected) {
        assertThat(facts(ended("\"status\": \"" + status + "\"", "\"termination_reason\": \"" + reason + "\"")))
                .containsExactly(new ConversationEnded(FROM, expected, reason.isEmpty() ? null : reason));
    }

    @Test
    void aQuotaThatRanOutIsTheVendorsError() {
        assertThat(facts(ended("\"status\": \"failed\"",
                """
                        "termination_reason": "", "error": {"code": 1002, "reason": "This request exceeds your quota limit."}""")))
                .containsExactly(new ConversationEnded(FROM, EndReason.VENDOR_ERROR,
                        "This request exceeds your quota limit."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1e300", "\"soon\"", "null", "99999999999999999999999"})
    void aLengthThatCannotBeIsNone(String length) {
        assertThat(facts(ended("\"status\": \"done\"",
                "\"start_time_unix_secs\": 1739537000, \"call_duration_secs\": " + length)))
                .contains(new ConversationEnded(FROM, EndReason.PERSON_LEFT, null));
    }

    @Test
    void audioIsKeptByTheVendor() {
        assertThat(
                facts("""
                        {"type": "post_call_audio", "data": {"agent_id": "xyz", "conversation_id": "abc", "full_audio": "AAAA"}}"""))
                .containsExactly(new RecordingReady(FROM, "elevenlabs:/v1/convai/conversations/abc/audio", null));
    }

    @ParameterizedTest
    @CsvSource({"busy,NEVER_JOINED", "no-answer,NEVER_JOINED", "unknown,VENDOR_ERROR", "exploded,VENDOR_ERROR"})
    void aCallThatNobodyAnsweredHasEnded(String reason, EndReason expected) {
        assertThat(facts("""
                {"type": "call_initiation_failure", "data": {"conversation_id": "abc", "failure_reason": "%s",
                 "metadata": {"type": "sip", "body": {}}}}""".formatted(reason)))
                .containsExactly(new ConversationEnded(FROM, expected, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"unredacted_transcript\", \"data\": {}}",
            "{\"type\": \"post_call_transcription\", \"data\": {\"resourceSpans\": []}}",
            "{\"type\": \"post_call_transcription\", \"data\": []}", "{\"type\": \"post_call_transcription\"}",
            "{\"type\": 7}", "{}"})
    void whatNobodyUnderstandsIsUnrecognised(String event) {
        assertThat(facts(event)).hasSize(1).allMatch(Unrecognised.class::isInstance);
    }

    @Test
    void theEnvelopeNamesConversationAndTime() {
        var event = json("""
                {"type": "post_call_audio", "event_timestamp": 1739537297, "data": {"conversation_id": "abc"}}""");

        assertThat(ElevenLabsEvents.conversation(event)).isEqualTo("abc");
        assertThat(ElevenLabsEvents.happenedAt(event, Instant.EPOCH)).isEqualTo(TOLD_AT);
        assertThat(ElevenLabsEvents.happenedAt(json("{}"), Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    private static String ended(String status, String metadata) {
        return """
                {"type": "post_call_transcription", "data": {"conversation_id": "abc", %s, "metadata": {%s}}}"""
                .formatted(status, metadata);
    }

    private static Provenance at(Instant happenedAt) {
        return new Provenance(Vendor.ELEVENLABS, "abc", null, happenedAt, TOLD_AT, How.WEBHOOK, "1");
    }

    private static List<ConversationFact> facts(String event) {
        return ElevenLabsEvents.facts(json(event), FROM);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
