package dev.parley.voice.agent.process;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.id.SessionId;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import dev.parley.voice.assistant.LiveKitSays;
import dev.parley.voice.assistant.VoiceApp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Agents that are shell scripts: one stays and has a child, one ends at once, one talks without end.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
@TestProfile(ProcessAgentsTest.Scripts.class)
class ProcessAgentsTest {
    @Inject
    Folders folders;
    @Inject
    ObjectMapper json;
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @Test
    void whatAnAgentIsToldIsInItsEnvironmentAndNothingElseIs() throws IOException {
        var session = started("stays");

        var environment = awaitEnvironment(session);

        assertThat(environment.keySet()).containsExactlyInAnyOrderElementsOf(allowed(environment));
        assertThat(environment).containsEntry("PARLEY_SESSION_ID", session).containsEntry("PARLEY_ROOM", session)
                .containsEntry("PARLEY_AGENT_NAME", "stays");
        var job = JsonPath.from(environment.get("PARLEY_JOB"));
        assertThat(job.getString("systemPrompt")).isEqualTo("Be \"kind\";\nrm -rf $HOME");
        assertThat(job.getMap("heartbeat")).containsKeys("token", "path");
        assertThat(VendorSandbox.joinRoom(session, environment.get("LIVEKIT_TOKEN"))).isNotBlank();
        assertThat(VendorSandbox.inRoom(session, "AGENT")).extracting(agent -> agent.get("identity"))
                .containsExactly("agent-1-" + session);
        assertThat(command(session)).doesNotContain("kind", session);
    }

    @Test
    void nobodyElseMayReadWhatItWrites() throws IOException {
        var session = started("stays");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(process(session, 1).folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void atTheEndOfItsSessionTheProcessAndItsChildrenAreKilled() {
        var session = started("stays");
        var all = awaitFamily(session);

        app.end(session).statusCode(200).body("details.process_killed", equalTo(true));

        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void whatIgnoresBeingAskedIsKilledAllTheSame() {
        var session = started("stubborn");
        var all = awaitFamily(session);

        app.end(session).statusCode(200);

        assertThat(all).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void theEndOfAProcessIsNoticedAndItIsReplacedForWhoeverIsThere() {
        var session = started("stays");
        var says = new LiveKitSays(json, session);
        says.agentJoined("PA_agent", "agent-1-" + session);
        says.personJoined("PA_anna");
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.READY);

        awaitRunning(session, 1).destroyForcibly();

        assertThat(awaitRunning(session, 2).isAlive()).isTrue();
        assertThat(VoiceApp.event(session, "parley.voice.agent-lost.v1").getString("vendorReason"))
                .isEqualTo("process ended");
    }

    @Test
    void aCommandThatEndsAtOnceIsTriedTwiceAndThenTheSessionFails() {
        var session = started("ends");

        VoiceApp.awaitOutcome(session, "failed agent_unavailable");

        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
    }

    @Test
    void itsOutputDoesNotGrowWithoutBound() throws IOException {
        var session = started("talks");
        var log = process(session, 1).log();
        await().atMost(30, SECONDS).until(() -> Files.exists(log) && Files.size(log) > Scripts.LOG_BYTES_MOST);

        await().atMost(30, SECONDS).until(() -> Files.size(log) < Scripts.LOG_BYTES_MOST);
    }

    @Test
    void theSameCallAgainStartsNoOther() {
        var session = started("stays");
        var first = awaitRunning(session, 1).pid();

        assertThat(startAgain(session, "stays")).isEqualTo(session);
        assertThat(awaitRunning(session, 1).pid()).isEqualTo(first);
    }

    /// As after a restart: nobody in this process has started it.
    @Test
    void aProcessOfASessionThatIsOverIsKilledByWhoeverFindsIt() throws IOException {
        var session = "session_1_" + UUID.randomUUID();
        var orphan = folders.make(new SessionId(session), 1).orElseThrow();
        new ProcessBuilder("setsid", "sh", "-c", "echo $$ > pid; exec sleep 600").directory(orphan.folder().toFile())
                .start();
        await().atMost(30, SECONDS).until(() -> orphan.running().isPresent());
        Files.setLastModifiedTime(orphan.folder().resolve(Folders.SESSION), FileTime
                .from(Instant.now().minus(Duration.ofMinutes(10))));

        await().atMost(30, SECONDS).until(() -> orphan.overSince().isPresent());
        assertThat(orphan.running()).isEmpty();
    }

    @Test
    void aProcessWhoseNumberWasGivenToAnotherIsNotTouched() throws IOException, InterruptedException {
        var bystander = new ProcessBuilder("setsid", "sleep", "600").start();
        var stale = folders.make(new SessionId("session_1_" + UUID.randomUUID()), 1).orElseThrow();
        Files.writeString(stale.folder().resolve(AgentProcess.PID), Long.toString(bystander.pid()));
        Files.setLastModifiedTime(stale.folder().resolve(AgentProcess.PID), FileTime
                .from(Instant.now().minus(Duration.ofMinutes(10))));

        assertThat(stale.running()).isEmpty();
        stale.end(Duration.ofMillis(100));

        assertThat(bystander.isAlive()).isTrue();
        bystander.destroyForcibly().waitFor();
    }

    @Test
    void aPromptThatFitsInNoEnvironmentIsRefused() {
        var refused = start(UUID.randomUUID().toString(), "stays", "\u4f60".repeat(49_000)).statusCode(422);

        assertThat(refused.extract().<String>path("detail")).contains("too long");
    }

    private String started(String agent) {
        return startAgain("prepared-" + UUID.randomUUID(), agent);
    }

    private String startAgain(String session, String agent) {
        return start(session, agent, "Be \"kind\";\nrm -rf $HOME").statusCode(201).extract().path("session_id");
    }

    private ValidatableResponse start(String session, String agent, String prompt) {
        var request = new HashMap<String, Object>(
                Map.of("user_id", app.person(), "session_id", session, "kind", "voice",
                        "limit_seconds", 600, "voice_id", "Ashley", "agent_name", agent, "system_prompt", prompt));
        return given().auth().oauth2(Tokens.service()).contentType(ContentType.JSON).body(request)
                .post("/v1/voice/sessions").then();
    }

    private AgentProcess process(String session, int attempt) {
        return folders.of(new SessionId(session), attempt);
    }

    private ProcessHandle awaitRunning(String session, int attempt) {
        return await().atMost(30, SECONDS).until(() -> process(session, attempt).running(),
                found -> found.isPresent()).orElseThrow();
    }

    /// The process and its child.
    private List<ProcessHandle> awaitFamily(String session) {
        var parent = awaitRunning(session, 1);
        await().atMost(30, SECONDS).until(() -> parent.descendants().count() > 0);
        var all = new ArrayList<>(parent.descendants().toList());
        all.add(parent);
        return all;
    }

    private Map<String, String> awaitEnvironment(String session) throws IOException {
        var pid = awaitRunning(session, 1).pid();
        return Arrays.stream(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0"))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }

    private static List<String> allowed(Map<String, String> environment) {
        var allowed = new ArrayList<>(List.of("LIVEKIT_URL", "LIVEKIT_TOKEN", "PARLEY_ROOM", "PARLEY_SESSION_ID",
                "PARLEY_AGENT_NAME", "PARLEY_JOB"));
        // Of these, whatever there is; the shell adds where it works.
        List.of("PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_").stream().filter(environment::containsKey)
                .forEach(allowed::add);
        return allowed;
    }

    private String command(String session) throws IOException {
        var pid = awaitRunning(session, 1).pid();
        return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    }

    public static class Scripts implements QuarkusTestProfile {
        static final long LOG_BYTES_MOST = 20_000;

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<String, String>();
            settings.put("parley.agents.process.log-bytes-most", Long.toString(LOG_BYTES_MOST));
            settings.put("parley.agents.process.end-within", "PT0.5S");
            script(settings, "stays", "sleep 600 & wait");
            script(settings, "stubborn", "trap '' TERM; sleep 600 & while :; do sleep 1; done");
            script(settings, "ends", "exit 3");
            script(settings, "talks", "while :; do echo much too much; done");
            return settings;
        }

        private static void script(Map<String, String> settings, String name, String script) {
            var pool = "parley.agents.pools." + name + ".";
            settings.put(pool + "runtime", "process");
            settings.put(pool + "agent-names", name);
            settings.put(pool + "only-by-name", "true");
            settings.put(pool + "command[0]", "sh");
            settings.put(pool + "command[1]", "-c");
            settings.put(pool + "command[2]", script);
        }
    }
}
