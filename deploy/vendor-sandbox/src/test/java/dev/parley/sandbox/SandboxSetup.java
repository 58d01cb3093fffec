package dev.parley.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.Map;

/// A sandbox that tells a [Receiver]. Its rooms close as soon as those of the recorded server did; its agents are
/// slower
/// than real ones, so that a test that looks before they come does not have to hurry.
public class SandboxSetup implements QuarkusTestResourceLifecycleManager {
    private Receiver receiver;

    @Override
    public Map<String, String> start() {
        receiver = new Receiver();
        return Map.of(
                "sandbox.livekit.webhook-urls", receiver.url("/livekit").toString(),
                "sandbox.livekit.empty-timeout", "10s",
                "sandbox.livekit.departure-timeout", "3s",
                "sandbox.livekit.agent-job-delay", "800ms",
                "sandbox.livekit.agent-join-delay", "900ms",
                "sandbox.livekit.no-response-delay", "10ms",
                "sandbox.tavus.concurrent-max", "3");
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
