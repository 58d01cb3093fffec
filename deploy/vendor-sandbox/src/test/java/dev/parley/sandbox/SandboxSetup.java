package dev.parley.sandbox;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A sandbox that tells a [Receiver]. Its rooms close as soon as those of the recorded server did. Its agents are
/// slower than real ones, so that a test that looks before they come does not have to hurry.
public class SandboxSetup implements QuarkusTestResourceLifecycleManager {
    private Receiver receiver;

    @Override
    public Map<String, String> start() {
        receiver = new Receiver();
        return Map.ofEntries(
                entry("sandbox.livekit.webhook-urls", receiver.url("/livekit").toString()),
                entry("sandbox.livekit.empty-timeout", "10s"),
                entry("sandbox.livekit.departure-timeout", "3s"),
                entry("sandbox.livekit.agent-job-delay", "800ms"),
                entry("sandbox.livekit.agent-join-delay", "900ms"),
                entry("sandbox.livekit.no-response-delay", "10ms"),
                entry("sandbox.tavus.concurrent-max", "3"),
                entry("sandbox.elevenlabs.webhook-url", receiver.url("/elevenlabs").toString()),
                entry("sandbox.elevenlabs.webhook-events", "transcript,audio,call_initiation_failure"),
                entry("sandbox.elevenlabs.public-agents", "agent_public"),
                entry("sandbox.elevenlabs.concurrent-max", "3"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
    }

    @Override
    public void stop() {
        receiver.close();
    }
}
