package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.model.event.EventType;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A voice session at a real LiveKit, with a worker of livekit-agents and a person who joins by WebRTC. It needs
/// `livekit-server` on the `PATH` and a Python that has `livekit-agents`, named by `PARLEY_LIVEKIT_PYTHON` if it is not
/// `python3`; without them it is skipped.
class RealLiveKitTest {
    private static final Pattern AGENT = Pattern.compile("AGENT (\\d+) (\\S+) (\\d+)");
    private static final String PYTHON = System.getenv().getOrDefault("PARLEY_LIVEKIT_PYTHON", "python3");

    @TempDir
    static Path folder;
    private static LiveKitServer livekit;
    private static RunningStack stack;
    private static Process worker;

    private final String person = "real-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var program = LiveKitServer.program();
        assumeTrue(program.isPresent() && hasAgents(),
                "SKIPPED: no livekit-server on the PATH, or no livekit-agents in " + PYTHON
                        + ", so nothing was tried at a real LiveKit");
        livekit = LiveKitServer.start(program.get(), folder, RunningStack.gatewayToBe().resolve("/webhooks/livekit"));
        stack = RunningStack.up(Map.of("LIVEKIT_URL", livekit.address(), "LIVEKIT_API_KEY", LiveKitServer.KEY,
                "LIVEKIT_API_SECRET", LiveKitServer.SECRET));
        worker = startWorker();
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (worker != null) {
            worker.descendants().forEach(ProcessHandle::destroyForcibly);
            worker.destroyForcibly().waitFor();
        }
        if (stack != null) {
            stack.close();
        }
        if (livekit != null) {
            livekit.close();
        }
    }

    @Test
    void aSessionGoesFromTheTokenToItsSettledMinutes() throws Exception {
        var started = startSession();
        var session = started.getString("sessionId");
        assertThat(started.getString("serverUrl")).isEqualTo(livekit.address());
        assertThat(livekit.validate(started.getString("token"))).isEqualTo("success");

        var anna = join(started);
        await().atMost(60, SECONDS).until(() -> types(session).contains("parley.voice.agent-ready.v1"));
        await().atMost(60, SECONDS).until(() -> !at("/v1/sessions/" + session).getString("state").equals("requested"));
        leave(anna);

        await().atMost(60, SECONDS).until(() -> at("/v1/voice/sessions/" + session).getString("state"),
                "ended"::equals);
        assertThat(at("/v1/voice/sessions/" + session).getString("end_reason")).isEqualTo("person_left");
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(new PublishedEvents(stack.kafka())
                .keysOf(EventType.MINUTES_SETTLED, person)).containsExactly(session));
        System.out.printf("At a real LiveKit the agent was there %d ms after the start%n",
                at("/v1/voice/sessions/" + session).getLong("time_to_agent_ms"));
    }

    @Test
    void anAgentThatIsKilledIsReplacedLongBeforeLiveKitMissesIt() throws Exception {
        var started = startSession();
        var session = started.getString("sessionId");
        var anna = join(started);
        await().atMost(60, SECONDS).until(() -> !agents(session).isEmpty());
        await().atMost(60, SECONDS).until(() -> types(session).contains("parley.voice.agent-ready.v1"));
        var first = agents(session).getFirst();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        var killedAt = System.nanoTime();
        await().atMost(60, SECONDS).until(() -> agents(session).size() == 2);
        System.out.printf("At a real LiveKit a killed agent was replaced after %d ms%n",
                (System.nanoTime() - killedAt) / 1_000_000);

        assertThat(types(session)).contains("parley.voice.agent-lost.v1");
        leave(anna);
        await().atMost(60, SECONDS).until(() -> at("/v1/voice/sessions/" + session).getString("state"),
                "ended"::equals);
    }

    private JsonPath startSession() throws IOException, InterruptedException {
        return as().contentType(ContentType.JSON).body(Map.of("userName", person)).post("/api/session/start").then()
                .statusCode(200).extract().jsonPath();
    }

    private JsonPath at(String path) throws IOException, InterruptedException {
        return as().get(path).then().statusCode(200).extract().jsonPath();
    }

    private RequestSpecification as() throws IOException, InterruptedException {
        return given().baseUri(stack.gateway().toString()).auth().oauth2(token());
    }

    private String token() throws IOException, InterruptedException {
        return stack.token(person, "user");
    }

    private static List<String> types(String session) {
        return new PublishedEvents(stack.kafka()).records("parley.voice").stream()
                .filter(record -> session.equals(record.key()))
                .map(record -> new String(record.headers().lastHeader("ce_type").value()))
                .toList();
    }

    private static Process join(JsonPath started) throws IOException {
        var process = python("person.py", started.getString("serverUrl"), started.getString("token"))
                .redirectError(folder.resolve("person.log").toFile()).start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream()));
        assertThat(said.readLine()).isEqualTo("JOINED");
        return process;
    }

    private static void leave(Process person) throws IOException, InterruptedException {
        person.getOutputStream().close();
        assertThat(person.waitFor(30, SECONDS)).isTrue();
    }

    private static Process startWorker() throws IOException {
        var log = folder.resolve("worker.log");
        var builder = python("agent.py", "start").redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(Map.of("LIVEKIT_URL", livekit.address(), "LIVEKIT_API_KEY", LiveKitServer.KEY,
                "LIVEKIT_API_SECRET", LiveKitServer.SECRET));
        var process = builder.start();
        await().atMost(60, SECONDS).until(() -> Files.readString(log).contains("registered worker"));
        return process;
    }

    /// The processes of the session's agents, in the order in which they came.
    private static List<Long> agents(String session) throws IOException {
        return AGENT.matcher(Files.readString(folder.resolve("worker.log"))).results()
                .filter(said -> said.group(2).equals(session))
                .map(said -> Long.valueOf(said.group(1)))
                .toList();
    }

    private static boolean hasAgents() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import livekit.agents").redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static ProcessBuilder python(String script, String... arguments) {
        var file = URI.create(RealLiveKitTest.class.getResource("/livekit/" + script).toString());
        var command = new ArrayList<>(List.of(PYTHON, Path.of(file).toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
