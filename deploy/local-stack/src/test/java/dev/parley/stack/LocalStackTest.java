package dev.parley.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Port;
import dev.parley.stack.plan.Service;
import dev.parley.stack.process.RunRecord;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as people run it, with the real infrastructure and stand-ins for the services, in a directory whose
/// name has a space.
class LocalStackTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final List<Process> started = new ArrayList<>();
    private Layout layout;

    @BeforeEach
    void layOut() throws IOException {
        var project = directory.resolve("a project");
        layout = new Layout(project, project.resolve(".parley"), freeOffset(project));
        StandIns.build(layout);
    }

    @AfterEach
    void end() throws Exception {
        run("down").waitFor();
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void everythingStartsAnswersAndEndsWithoutATrace() throws Exception {
        // When
        var stack = up();
        // Then
        assertThat(ask(layout.gateway().resolve("/v1/sessions"))).isEqualTo(ask(layout.address(Service.SESSION)));
        assertThat(said("up")).contains("Postgres is ready", "Kafka is ready", "Redis is ready",
                "session-service is ready",
                "Parley is ready", "curl -X POST http://localhost:" + layout.gatewayPort());
        assertThat(run("status").waitFor()).isZero();
        // When
        stack.destroy();
        // Then
        assertThat(stack.waitFor()).isEqualTo(143);
        assertNothingIsLeft();
    }

    @Test
    void postgresAndKafkaAreRestartedUnderARunningStack() throws Exception {
        // Given
        up();
        var first = RunRecord.read(layout.run(), "postgres").orElseThrow();
        var server = first.process().orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        // When
        assertThat(run("restart", "postgres").waitFor()).isZero();
        assertThat(run("restart", "kafka").waitFor()).isZero();
        // Then
        assertThat(RunRecord.read(layout.run(), "postgres").orElseThrow().pid()).isNotEqualTo(first.pid());
        assertThat(run("status").waitFor()).isZero();
        assertThat(said("up")).contains("postgres was restarted", "kafka was restarted");
    }

    @Test
    void onlyWhatRunsIsRestarted() throws Exception {
        assertThat(run("restart", "postgres").waitFor()).isEqualTo(1);
        assertThat(said("restart")).contains("Parley is not running.");
        assertThat(run("restart", "gateway").waitFor()).isEqualTo(1);
        assertThat(said("restart.second")).contains("kafka, postgres, redis");
    }

    @Test
    void aServiceThatIsKilledComesBack() throws Exception {
        // Given
        up();
        var first = ask(layout.address(Service.PERSONA));
        // When
        ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly();
        // Then
        await().atMost(LONG).ignoreExceptions()
                .until(() -> !ask(layout.gateway().resolve("/v1/personas")).equals(first)
                        && said("up").contains("died"));
        assertThat(said("up")).contains("persona-service died (exit 137); starting it again in 0.5 s");
    }

    @Test
    void whatAKilledStackLeavesIsSweptUp() throws Exception {
        // Given
        var stack = up();
        // When
        stack.destroyForcibly().waitFor();
        // Then
        await().atMost(LONG).untilAsserted(this::assertNothingIsLeft);
    }

    @Test
    void aSecondStackInTheSamePlaceIsRefusedAndTheFirstGoesOn() throws Exception {
        // Given
        up();
        // When
        var second = run("up");
        // Then
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said("up.second")).contains("Parley is already running here");
        assertThat(ask(layout.gateway().resolve("/v1/sessions"))).isNotEmpty();
    }

    @Test
    void theDataOfTheLastRunIsThereUntilAFreshStart() throws Exception {
        // Given
        up().destroy();
        started.getLast().waitFor();
        var key = layout.keys().resolve("idp.pub.pem");
        var first = Files.readString(key);
        // When
        up().destroy();
        started.getLast().waitFor();
        // Then
        assertThat(key).hasContent(first);
        // When
        up("--fresh");
        // Then
        assertThat(Files.readString(key)).isNotEqualTo(first);
    }

    @Test
    void aTokenIsPrintedWhileNothingRuns() throws Exception {
        assertThat(run("token", "--user", "anna", "--role", "admin").waitFor()).isZero();
        assertThat(said("token").strip().split("\\.")).hasSize(3);
        assertThat(run("token", "--role", "king").waitFor()).isEqualTo(1);
        assertThat(said("token.second")).isEqualToIgnoringNewLines(
                "There is no role \"king\"; choose one of user, service, admin.");
    }

    private Process up(String... options) throws IOException {
        var stack = run(Stream.concat(Stream.of("up"), Stream.of(options)).toArray(String[]::new));
        await().atMost(LONG).until(() -> !stack.isAlive() || Files.exists(layout.run().resolve("ready")));
        assertThat(stack.isAlive()).as(said("up")).isTrue();
        return stack;
    }

    private Process run(String... words) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), "-Dparley.project=" + layout.project(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", LocalStack.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(Redirect.to(output(words[0]).toFile()));
        builder.environment().put("PARLEY_PORT_BASE_OFFSET", Integer.toString(layout.portOffset()));
        builder.environment().put("PARLEY_TRAIN", "off");
        var process = builder.start();
        started.add(process);
        return process;
    }

    private Path output(String command) {
        var first = directory.resolve(command);
        return Files.exists(first) && !command.equals("up") || Files.exists(layout.run().resolve("ready"))
                ? directory.resolve(command + ".second")
                : first;
    }

    private String said(String output) throws IOException {
        return Files.readString(directory.resolve(output));
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(RunRecord.readAll(layout.run())).isEmpty();
        assertThat(ports(layout)).allSatisfy(port -> assertThat(Ports.isFree(port.number())).as(port.owner()).isTrue());
        assertThat(ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("")
                .contains(layout.project().toString()))).isEmpty();
    }

    private static String ask(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }

    /// Below the range from which the system hands out ports of its own accord.
    private static int freeOffset(Path project) {
        return IntStream.iterate(1000, offset -> offset < 13_000, offset -> offset + 150)
                .filter(offset -> ports(new Layout(project, project, offset)).stream()
                        .allMatch(port -> Ports.isFree(port.number())))
                .findFirst()
                .orElseThrow();
    }

    private static List<Port> ports(Layout layout) {
        return Stream.concat(layout.ownPorts().stream(), Stream.of(new Port("Postgres", layout.postgresPort()),
                new Port("Kafka", layout.kafkaPort()), new Port("Redis", layout.redisPort()))).toList();
    }
}
