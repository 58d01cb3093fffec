package dev.parley.stack.plan;

import java.nio.file.Path;
import java.util.Optional;

/// What runs as a process of its own, in the order in which people read about it. The sandbox plays the vendors; it
/// has no management port, because it is nothing that anybody operates.
public enum Service {
    VENDOR_SANDBOX("deploy/vendor-sandbox", 8090, "/sandbox/"), //
    SESSION("session-service", 8081, "/v1/sessions?vendor_conversation_id=nobody"), //
    PERSONA("persona-service", 8082, "/v1/personas"), //
    WEBHOOK_INGEST("webhook-ingest-service", 8083, "/docs"), //
    USAGE_BILLING("usage-billing-service", 8084, "/v1/usage/me"), //
    VOICE_ORCHESTRATOR("voice-orchestrator-service", 8085, "/health");

    private static final int MANAGEMENT_DISTANCE = 1000;

    private final Path module;
    private final int port;
    private final String harmlessRoute;

    Service(String module, int port, String harmlessRoute) {
        this.module = Path.of(module);
        this.port = port;
        this.harmlessRoute = harmlessRoute;
    }

    /// As the module, the Kubernetes service and the log file are called.
    public String title() {
        return module.getFileName().toString();
    }

    public Path module() {
        return module;
    }

    /// Before any offset; where this runs, [Layout#port(Service)] tells.
    public int standardPort() {
        return port;
    }

    public Optional<Integer> standardManagementPort() {
        return this == VENDOR_SANDBOX ? Optional.empty() : Optional.of(port + MANAGEMENT_DISTANCE);
    }

    /// Something to read that changes nothing and takes the usual way through the service.
    public String harmlessRoute() {
        return harmlessRoute;
    }

    public static Optional<Service> titled(String title) {
        for (var service : values()) {
            if (service.title().equals(title)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }
}
