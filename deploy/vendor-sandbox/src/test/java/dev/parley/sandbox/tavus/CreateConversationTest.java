package dev.parley.sandbox.tavus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateConversationTest {

    @Test
    void everyDocumentedFieldIsAccepted() {
        var request = read(
                """
                        {"face_id": "r1", "pal_id": "p1", "callback_url": "https://localhost/cb", "audio_only": true,
                         "memory_stores": ["m"], "document_ids": ["d"], "document_tags": ["t"],
                         "document_retrieval_strategy": "speed", "test_mode": false, "require_auth": true,
                         "max_participants": 3, "policy": "eu", "meeting_url": "https://localhost/meet", "unknown": [1],
                         "properties": {"max_call_duration": 60, "participant_left_timeout": 5,
                          "participant_absent_timeout": 6, "enable_recording": true, "enable_closed_captions": true,
                          "apply_greenscreen": false, "language": "english", "languages": ["english", "german"],
                          "recording_storage": {"provider": "gcs", "bucket_name": "b", "project_id": "p",
                           "workload_identity_provider": "w", "service_account_email": "s"},
                          "livekit_ws_url": "ws://localhost", "livekit_room_token": "t", "unknown": {}}}
                        """);

        assertThat(request.replicaId()).isEqualTo("r1");
        assertThat(request.personaId()).isEqualTo("p1");
        assertThat(request.audioOnly()).isTrue();
        assertThat(request.requireAuth()).isTrue();
        assertThat(request.participantsMax()).isEqualTo(3);
        assertThat(request.storage()).isEqualTo(new RecordingStorage("gcs", "b"));
        assertThat(request.limits().absentTimeout()).hasSeconds(6);
    }

    @Test
    void whatIsNotAskedForHasTavusDefaults() {
        var request = read("{\"replica_id\": \"r1\", \"properties\": {\"require_auth\": true}}");

        assertThat(request.limits().maxCallDuration()).hasSeconds(3600);
        assertThat(request.limits().leftTimeout()).hasSeconds(0);
        assertThat(request.limits().absentTimeout()).hasSeconds(300);
        assertThat(request.requireAuth()).isTrue();
        assertThat(request.storage()).isNull();
    }

    @Test
    void theOlderStorageFieldsStillWork() {
        var request = read("{\"properties\": {\"recording_s3_bucket_name\": \"b\", "
                + "\"recording_s3_bucket_region\": \"r\", \"aws_assume_role_arn\": \"a\"}}");

        assertThat(request.storage()).isEqualTo(new RecordingStorage("s3", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"memory_stores\": \"m\"} | Invalid memory_stores: it must be a list",
            "{\"document_ids\": [1]} | Invalid document_ids: it must be text",
            "{\"document_retrieval_strategy\": \"slow\"} "
                    + "| Invalid document_retrieval_strategy: it must be speed or quality or balanced",
            "{\"policy\": \"us\"} | Invalid policy: it must be eu",
            "{\"max_participants\": 1} | Invalid max_participants: it must be at least 2",
            "{\"audio_only\": 1} | Invalid audio_only: it must be true or false",
            "{\"properties\": {\"languages\": {}}} | Invalid languages: it must be a list",
            "{\"properties\": {\"enable_closed_captions\": \"no\"}} "
                    + "| Invalid enable_closed_captions: it must be true or false",
            "{\"properties\": {\"recording_storage\": {\"provider\": \"ftp\"}}} "
                    + "| Invalid recording_storage: its provider must be s3, gcs or azure_blob",
            "{\"properties\": {\"recording_storage\": {\"provider\": \"s3\"}}} "
                    + "| Invalid recording_storage: it names no bucket"})
    void whatIsWrittenWronglyIsRefused(String body, String sentence) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> read(body))
                .withMessage(sentence)
                .matches(refused -> refused.status() == 400);
    }

    private static CreateConversation read(String body) {
        return CreateConversation.of(Fields.parse(body.getBytes(UTF_8)));
    }
}
