package dev.parley.sandbox.tavus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.tavus.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateNewsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aRecordingIsCopiedIntoTheCallersStorage() {
        var news = after("\"properties\": {\"enable_recording\": true, \"recording_storage\": "
                + "{\"provider\": \"azure_blob\", \"storage_account\": \"a\", \"container\": \"box\"}}", false);

        assertThat(news).singleElement().satisfies(recording -> {
            assertThat(recording.type()).isEqualTo("application.recording_ready");
            assertThat(recording.delay()).hasSeconds(30);
            assertThat(recording.properties()).containsEntry("bucket_name", "box").containsEntry("duration", 90L)
                    .containsEntry("storage_provider", "azure_blob")
                    .containsEntry("storage_uri", "azure://box/" + recording.properties().get("s3_key"));
        });
    }

    @Test
    void withoutStorageOrWithoutBeingAskedForNothingIsRecorded() {
        assertThat(after("\"properties\": {\"enable_recording\": true}", false)).isEmpty();
        assertThat(after("\"properties\": {\"recording_s3_bucket_name\": \"b\"}", false)).isEmpty();
    }

    @Test
    void aCopyFailsIfASwitchSaysSo() {
        var news = after("\"properties\": {\"enable_recording\": true, \"recording_s3_bucket_name\": \"b\"}", false,
                "recording-fails", "true");

        assertThat(news).singleElement().satisfies(failure -> {
            assertThat(failure.type()).isEqualTo("application.recording_copy_failed");
            assertThat(failure.properties()).containsOnlyKeys("error_message");
        });
    }

    @Test
    void whoPerceivesAnalysesThreeMinutesLater() {
        assertThat(after("\"audio_only\": false", true)).singleElement().satisfies(analysis -> {
            assertThat(analysis.type()).isEqualTo("application.perception_analysis");
            assertThat(analysis.delay()).hasMinutes(3);
            assertThat(analysis.properties().get("analysis")).isInstanceOf(String.class);
        });
        assertThat(after("\"audio_only\": false", true, "perception-analysis", "object"))
                .singleElement()
                .satisfies(analysis -> assertThat(analysis.properties().get("analysis")).isInstanceOf(Map.class));
    }

    @Test
    void withoutAPictureThereIsNothingToAnalyse() {
        assertThat(after("\"audio_only\": true", true)).singleElement().satisfies(unavailable -> {
            assertThat(unavailable.type()).isEqualTo("application.perception_unavailable");
            assertThat(unavailable.properties()).isEqualTo(Map.of("reason", "no_vision_history"));
        });
    }

    private static List<LateNews> after(String request, boolean perceives, String... switches) {
        var config = Settings.with(switches);
        var conversation = new LiveConversation("c1", 0,
                CreateConversation.of(Fields.parse(("{" + request + "}").getBytes(UTF_8))),
                new Cast("r1", "p1", "Be kind.", perceives), config, NOON.minusSeconds(20));
        conversation.join("Anna", "", NOON);
        conversation.end("end_conversation_endpoint_hit", NOON.plus(Duration.ofSeconds(90)));
        return conversation.lateNews(config);
    }
}
