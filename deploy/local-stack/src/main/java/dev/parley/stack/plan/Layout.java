package dev.parley.stack.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where everything of one stack is: its files below `home`, its ports moved by `portOffset`. Two stacks that differ
/// in both run beside each other.
public record Layout(Path project, Path home, int portOffset) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int GATEWAY = 8000;
    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int REDIS = 16379;

    public Layout {
        project = project.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    public static Layout of(Path project, Map<String, String> environment) {
        var home = environment.getOrDefault("PARLEY_HOME", "");
        var offset = environment.getOrDefault("PARLEY_PORT_BASE_OFFSET", "0");
        return new Layout(project, home.isBlank() ? project.resolve(".parley") : Path.of(home), number(offset));
    }

    public int gatewayPort() {
        return GATEWAY + portOffset;
    }

    public int postgresPort() {
        return POSTGRES + portOffset;
    }

    public int kafkaPort() {
        return KAFKA + portOffset;
    }

    public int redisPort() {
        return REDIS + portOffset;
    }

    public int port(Service service) {
        return service.standardPort() + portOffset;
    }

    /// The port that answers health, which for the sandbox is its only one.
    public int managementPort(Service service) {
        return service.standardManagementPort().orElse(service.standardPort()) + portOffset;
    }

    public URI address(Service service) {
        return URI.create("http://" + LOOPBACK + ":" + port(service));
    }

    public URI gateway() {
        return URI.create("http://" + LOOPBACK + ":" + gatewayPort());
    }

    public URI readiness(Service service) {
        return readiness(managementPort(service));
    }

    public static URI readiness(int managementPort) {
        return URI.create("http://" + LOOPBACK + ":" + managementPort + "/q/health/ready");
    }

    /// The ports of everything but the infrastructure, which may be somebody else's.
    public List<Port> ownPorts() {
        var ports = new ArrayList<Port>();
        ports.add(new Port("gateway", gatewayPort()));
        for (var service : Service.values()) {
            ports.add(new Port(service.title(), port(service)));
            service.standardManagementPort()
                    .ifPresent(port -> ports.add(new Port("management of " + service.title(), port + portOffset)));
        }
        return List.copyOf(ports);
    }

    public Path program(Service service) {
        return project.resolve(service.module()).resolve("target").resolve("quarkus-app");
    }

    public Path postgres() {
        return home.resolve("postgres");
    }

    public Path kafka() {
        return home.resolve("kafka");
    }

    public Path redis() {
        return home.resolve("redis");
    }

    public Path logs() {
        return home.resolve("log");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return home.resolve("run");
    }

    public Path aot() {
        return home.resolve("aot");
    }

    public Path keys() {
        return home.resolve("keys");
    }

    /// The routes of production, which the local gateway reads too.
    public Path routes() {
        return project.resolve("k8s").resolve("base");
    }

    private static int number(String offset) {
        try {
            return offset.isBlank() ? 0 : Integer.parseInt(offset.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "PARLEY_PORT_BASE_OFFSET is \"" + offset + "\", but it must be a whole number.", e);
        }
    }
}
