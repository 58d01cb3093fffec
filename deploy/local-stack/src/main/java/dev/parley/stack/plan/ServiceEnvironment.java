package dev.parley.stack.plan;

import dev.parley.stack.identity.TokenMint;

import java.util.HashMap;
import java.util.Map;

/// The environment variables that a service is started with. What the operator has set wins, so that one real vendor
/// can stand in for the sandbox; only addresses that the stack itself depends on are not up for choice.
public final class ServiceEnvironment {
    private static final String LOOPBACK = "127.0.0.1";

    private final Layout layout;
    private final Map<String, String> chosen;
    private final Map<String, String> offered;

    /// @param operator
    ///            the environment of this process
    public ServiceEnvironment(Layout layout, Backing backing, Credentials credentials, Map<String, String> operator) {
        this.layout = layout;
        this.chosen = operator;
        this.offered = offered(layout, backing, credentials);
        RealLiveKit.of(operator).ifPresent(real -> offered.putAll(real.settings()));
    }

    public Map<String, String> of(Service service) {
        return at(layout.port(service), layout.managementPort(service));
    }

    public Map<String, String> at(int port, int managementPort) {
        var environment = new HashMap<>(offered);
        environment.keySet().removeIf(this::isChosen);
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        return Map.copyOf(environment);
    }

    private boolean isChosen(String variable) {
        return !chosen.getOrDefault(variable, "").isBlank();
    }

    private static Map<String, String> offered(Layout layout, Backing backing, Credentials credentials) {
        var sandbox = layout.address(Service.VENDOR_SANDBOX).toString();
        return new HashMap<>(Map.ofEntries(
                Map.entry(Backing.POSTGRES_VARIABLE, backing.postgres()),
                Map.entry(Backing.KAFKA_VARIABLE, backing.kafka()),
                Map.entry(Backing.REDIS_VARIABLE, backing.redis()),
                Map.entry("PARLEY_PERSONA_URL", layout.address(Service.PERSONA).toString()),
                Map.entry("PARLEY_BILLING_URL", layout.address(Service.USAGE_BILLING).toString()),
                Map.entry("PARLEY_VOICE_URL", layout.address(Service.VOICE_ORCHESTRATOR).toString()),
                Map.entry("PARLEY_IDENTITY_ISSUER", TokenMint.ISSUER),
                Map.entry("PARLEY_IDENTITY_PUBLIC_KEY", credentials.identityProvider().publicFile().toString()),
                Map.entry("PARLEY_SERVICE_KEY", credentials.service().privateFile().toString()),
                Map.entry("PARLEY_SERVICE_PUBLIC_KEY", credentials.service().publicFile().toString()),
                Map.entry("PARLEY_TAVUS_URL", sandbox),
                Map.entry("PARLEY_TAVUS_API_KEY", "sandbox-tavus-key"),
                Map.entry("PARLEY_LIVEKIT_URL", sandbox),
                Map.entry("PARLEY_LIVEKIT_API_KEY", "devkey"),
                Map.entry("PARLEY_LIVEKIT_API_SECRET", "secret"),
                Map.entry("PARLEY_ELEVENLABS_URL", sandbox),
                Map.entry("PARLEY_ELEVENLABS_API_KEY", "sandbox-elevenlabs-key"),
                Map.entry("PARLEY_ELEVENLABS_AGENT_ID", "agent-interpreter"),
                Map.entry("PARLEY_ELEVENLABS_WEBHOOK_SECRETS", "wsec_sandbox"),
                Map.entry("PARLEY_TAVUS_WEBHOOK_SECRETS", "sandbox-tavus-secret"),
                Map.entry("PARLEY_WEBHOOK_URL", layout.gateway().toString()),
                Map.entry("PARLEY_WATCH_HEARTBEAT_BASE", layout.gateway().toString()),
                Map.entry("PARLEY_WEBHOOK_CAPABILITY_KEY", credentials.webhookCapabilityKey()),
                Map.entry("SANDBOX_LIVEKIT_WEBHOOK_URLS", layout.gateway().resolve("/webhooks/livekit").toString()),
                Map.entry("SANDBOX_ELEVENLABS_WEBHOOK_URL",
                        layout.gateway().resolve("/webhooks/elevenlabs").toString()),
                // Five services, a broker and a database share the processors: a thread for each of them is enough.
                Map.entry("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE",
                        Integer.toString(Runtime.getRuntime().availableProcessors())),
                // A small heap is of no use when the C library keeps an arena for each thread beside it.
                Map.entry("MALLOC_ARENA_MAX", "2")));
    }
}
