package dev.parley.sandbox.livekit.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "sandbox.livekit")
public interface LiveKitConfig {
    /// The one key that tokens may name as issuer, and that webhooks are signed with.
    @WithDefault("devkey")
    String apiKey();

    /// The key's secret. Any length: `livekit-server --dev` itself uses six characters.
    @WithDefault("secret")
    String apiSecret();

    /// Where every webhook goes; empty for none.
    @WithDefault("http://127.0.0.1:8083/webhooks/livekit")
    Optional<List<URI>> webhookUrls();

    /// How long to wait before each further attempt of a webhook; as many attempts as there are entries.
    @WithDefault("1s,2s,4s,8s")
    List<Duration> webhookRetryDelays();

    /// An event that waited longer than this for those before it is dropped.
    @WithDefault("30s")
    Duration webhookAgeMax();

    /// The agent names that a worker waits for; a dispatch of any other name stays without an agent.
    @WithDefault("voice-agent")
    Optional<List<String>> agents();

    /// Whether a worker without a name takes the nameless dispatch of every new room.
    @WithDefault("false")
    boolean autoDispatch();

    /// How long after a dispatch its job is listed as taken; never later than the agent joins.
    @WithDefault("200ms")
    Duration agentJobDelay();

    /// How long after a dispatch an idle worker's agent is in the room.
    @WithDefault("300ms")
    Duration agentJoinDelay();

    /// Whether jobs that are taken and done are told as `agent_job_started` and `agent_job_ended`, which servers of
    /// one's own never do.
    @WithDefault("false")
    boolean agentJobWebhooks();

    /// How long somebody whose process died is still listed.
    @WithDefault("20s")
    Duration connectionTimeout();

    /// Whether a removed participant's tokens are good for another join.
    @WithDefault("ignored")
    Revocation revocation();

    /// Whether an administrator may unmute somebody's track.
    @WithDefault("false")
    boolean remoteUnmute();

    /// How long a dispatch call on a room that no server holds waits before it answers 503.
    @WithDefault("3s")
    Duration noResponseDelay();

    /// A room closes this long after its creation if no person joined, unless its creator chose otherwise.
    @WithDefault("300s")
    Duration emptyTimeout();

    /// A room closes this long after its last person left, unless its creator chose otherwise.
    @WithDefault("20s")
    Duration departureTimeout();
}
