package dev.parley.sandbox.elevenlabs.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "sandbox.elevenlabs")
public interface ElevenLabsConfig {
    /// What `xi-api-key` must say.
    @WithDefault("sandbox-elevenlabs-key")
    String apiKey();

    /// The agents there are; without any, every id is believed.
    Optional<List<String>> agents();

    /// The agents that may be talked to without a signature.
    Optional<List<String>> publicAgents();

    /// How many conversations may be in progress at once.
    @WithDefault("30")
    int concurrentMax();

    /// How long a signed URL can start a conversation. One that has started is not cut.
    @WithDefault("15m")
    Duration signedUrlValid();

    /// How long a conversation may take.
    @WithDefault("10m")
    Duration maxDuration();

    /// A socket on which the person did nothing for so long is closed.
    @WithDefault("60s")
    Duration inputTimeout();

    /// How often a socket is pinged.
    @WithDefault("5s")
    Duration pingInterval();

    /// How long a conversation is analysed after its end.
    @WithDefault("3s")
    Duration analysisDelay();

    /// Dynamic variables without which no conversation starts.
    Optional<List<String>> requiredVariables();

    /// What the agent says first; empty for nothing. A client may override it.
    @WithDefault("Hello! How can I help you?")
    Optional<String> firstMessage();

    /// How long the agent waits on a socket before it says anything. Clients lose what comes in one piece with the
    /// metadata.
    @WithDefault("100ms")
    Duration firstMessageDelay();

    /// What the agent says to everything; `{text}` stands for what was said.
    @WithDefault("You said: {text}")
    String answer();

    /// Whether what a person types comes back as `user_transcript`.
    @WithDefault("false")
    boolean userMessagesEchoed();

    /// Whether the error event of an exceeded quota has its words beside `type` and not in an `error_event`.
    @WithDefault("false")
    boolean quotaErrorsFlat();

    /// Whether a conversation that started and then failed is told as others are.
    @WithDefault("true")
    boolean failedTold();

    /// Whether deleting a conversation in progress ends it.
    @WithDefault("false")
    boolean deleteHangsUp();

    /// What `detail` is in the answer for an unknown id.
    @WithDefault("object")
    NotFoundDetail notFoundDetail();

    /// What a minute costs, in credits.
    @WithDefault("667")
    int creditsPerMinute();

    /// How large a recording is.
    @WithDefault("16384")
    int audioBytes();

    /// The webhook that exists from the start; empty for none.
    @WithDefault("http://127.0.0.1:8083/webhooks/elevenlabs")
    Optional<URI> webhookUrl();

    /// What the webhook that exists from the start is signed with.
    @WithDefault("wsec_sandbox")
    String webhookSecret();

    /// Whether the webhook that exists from the start repeats what failed.
    @WithDefault("false")
    boolean webhookRetryEnabled();

    /// What is told to webhooks: of `transcript`, `audio` and `call_initiation_failure`.
    @WithDefault("transcript,call_initiation_failure")
    Optional<List<String>> webhookEvents();

    /// When a webhook that repeats does so, counted from the first attempt, give or take a tenth.
    @WithDefault("30s,2m,8m,30m")
    List<Duration> webhookRetryTimes();

    /// Where the tenths come from.
    @WithDefault("0")
    long webhookRetrySeed();

    /// Whether each repetition is signed anew.
    @WithDefault("false")
    boolean webhookRetriesResigned();

    /// How long a webhook waits for its receiver.
    @WithDefault("10s")
    Duration webhookTimeout();

    /// How the secret of a new webhook begins.
    @WithDefault("wsec_")
    Optional<String> webhookSecretPrefix();

    enum NotFoundDetail {
        /// With a `status` and a `message`.
        OBJECT,
        /// One sentence.
        TEXT
    }
}
