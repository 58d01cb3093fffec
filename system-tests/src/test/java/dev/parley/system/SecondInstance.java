package dev.parley.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.parley.stack.aot.ServiceProgram;
import dev.parley.stack.plan.Backing;
import dev.parley.stack.plan.Credentials;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.plan.ServiceEnvironment;
import dev.parley.stack.process.Probe;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// One more of a service, on the same Postgres, Kafka and Redis as the one that the stack runs.
final class SecondInstance implements AutoCloseable {
    /// From the ports of the first.
    private static final int PORTS_APART = 100;

    private final Layout layout;
    private final Service service;
    private Process process;

    private SecondInstance(Layout layout, Service service, Process process) {
        this.layout = layout;
        this.service = service;
        this.process = process;
    }

    static SecondInstance of(Service service, Layout layout) throws IOException {
        var instance = new SecondInstance(layout, service, launch(service, layout));
        instance.awaitReady();
        return instance;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + (layout.port(service) + PORTS_APART));
    }

    /// As `kill -9` does, and at once anew.
    void killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch(service, layout);
        awaitReady();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitReady() {
        var readiness = Layout.readiness(layout.managementPort(service) + PORTS_APART);
        await().atMost(60, SECONDS).until(() -> Probe.isOk(readiness));
    }

    private static Process launch(Service service, Layout layout) throws IOException {
        var infrastructure = new Backing("postgresql://127.0.0.1:" + layout.postgresPort() + "/parley",
                "127.0.0.1:" + layout.kafkaPort(), "redis://127.0.0.1:" + layout.redisPort());
        var environment = new ServiceEnvironment(layout, infrastructure, Credentials.in(layout.keys()), Map.of());
        var log = layout.log(service.title() + ".second").toFile();
        var builder = new ProcessBuilder(new ServiceProgram(layout, Map.of()).command(service, List.of()))
                .redirectErrorStream(true).redirectOutput(Redirect.appendTo(log));
        builder.environment().putAll(environment.at(layout.port(service) + PORTS_APART,
                layout.managementPort(service) + PORTS_APART));
        return builder.start();
    }
}
