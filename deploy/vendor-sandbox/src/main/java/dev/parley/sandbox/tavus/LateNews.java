package dev.parley.sandbox.tavus;

import dev.parley.sandbox.tavus.settings.TavusConfig;
import dev.parley.sandbox.tavus.settings.TavusConfig.Analysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a conversation tells long after its end.
///
/// @param delay
///            since the end
record LateNews(Duration delay, String type, Map<String, Object> properties) {
    private static final String SEEN = "One person, in good light, who looked attentive throughout.";

    /// In the order in which they are due, if the delays say nothing else.
    ///
    /// @param startedAt
    ///            when the first person joined
    static List<LateNews> of(Conversation ended, Instant startedAt, TavusConfig config) {
        var news = new ArrayList<LateNews>();
        var storage = ended.request().storage();
        if (ended.request().enableRecording() && storage != null) {
            news.add(recording(ended, storage, startedAt, config));
        }
        if (ended.cast().perceives()) {
            news.add(perception(ended, config));
        }
        return news;
    }

    private static LateNews recording(Conversation ended, RecordingStorage storage, Instant startedAt,
            TavusConfig config) {
        if (config.recordingFails()) {
            return new LateNews(config.recordingDelay(), "application.recording_copy_failed",
                    Map.of("error_message", "The recording could not be copied to " + storage.bucket()));
        }
        var key = "tavus/" + ended.id() + "/" + startedAt.toEpochMilli();
        return new LateNews(config.recordingDelay(), "application.recording_ready",
                Map.of("bucket_name", storage.bucket(), "s3_key", key,
                        "duration", Duration.between(startedAt, ended.updatedAt()).toSeconds(),
                        "storage_provider", storage.provider(), "storage_uri", storage.uri(key)));
    }

    /// Where there was no picture nothing can have been seen.
    private static LateNews perception(Conversation ended, TavusConfig config) {
        if (ended.request().audioOnly()) {
            return new LateNews(config.perceptionDelay(), "application.perception_unavailable",
                    Map.of("reason", "no_vision_history"));
        }
        return new LateNews(config.perceptionDelay(), "application.perception_analysis",
                Map.of("analysis", config.perceptionAnalysis() == Analysis.OBJECT ? Map.of("summary", SEEN) : SEEN));
    }
}
