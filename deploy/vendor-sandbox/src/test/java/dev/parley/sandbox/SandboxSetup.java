package dev.parley.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.Map;

/// A sandbox that tells a [Receiver] and is quicker than the real vendors.
public class SandboxSetup implements QuarkusTestResourceLifecycleManager {
    private Receiver receiver;

    @Override
    public Map<String, String> start() {
        receiver = new Receiver();
        return Map.of(
                "sandbox.livekit.webhook-urls", receiver.url("/livekit").toString(),
                "sandbox.livekit.webhook-retry-delays", "10ms,10ms,10ms,10ms",
                "sandbox.livekit.agent-join-delay", "20ms",
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
