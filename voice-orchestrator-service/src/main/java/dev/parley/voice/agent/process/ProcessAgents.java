package dev.parley.voice.agent.process;

import dev.parley.model.id.SessionId;
import dev.parley.voice.agent.AgentCall;
import dev.parley.voice.agent.AgentConfig.RuntimeKind;
import dev.parley.voice.agent.AgentIdentity;
import dev.parley.voice.agent.AgentJob;
import dev.parley.voice.agent.AgentPool;
import dev.parley.voice.agent.AgentRuntime;
import dev.parley.voice.livekit.LiveKitConfig;
import dev.parley.voice.livekit.LiveKitRooms;
import dev.parley.voice.livekit.LiveKitTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs the pool's command for each session. All that it is told is in its environment.
@ApplicationScoped
class ProcessAgents implements AgentRuntime {
    /// Linux takes no more than 128 KiB in one variable.
    private static final int JOB_BYTES_MOST = 120_000;
    private static final List<String> ALWAYS_PASSED_ON = List.of("PATH", "HOME", "LANG");
    /// Writes its number down before it becomes the command, in a session and so in a group of its own.
    private static final List<String> LAUNCH = List.of("setsid", "sh", "-c",
            "echo $$ > pid.new && mv pid.new " + AgentProcess.PID + " && exec \"$@\"", "agent");

    private final Folders folders;
    private final ProcessWatch watch;
    private final LiveKitRooms rooms;
    private final LiveKitTokens tokens;
    private final LiveKitConfig livekit;
    private final ProcessConfig config;
    private final Vertx vertx;

    ProcessAgents(Folders folders, ProcessWatch watch, LiveKitRooms rooms, LiveKitTokens tokens, LiveKitConfig livekit,
            ProcessConfig config, Vertx vertx) {
        this.folders = folders;
        this.watch = watch;
        this.rooms = rooms;
        this.tokens = tokens;
        this.livekit = livekit;
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.PROCESS;
    }

    @Override
    public Uni<String> call(AgentPool pool, AgentCall call) {
        if (call.metadata().getBytes(StandardCharsets.UTF_8).length > JOB_BYTES_MOST) {
            return Uni.createFrom().failure(new JobTooLong());
        }
        return vertx.executeBlocking(() -> start(pool, call));
    }

    @Override
    public Uni<Void> dismiss(AgentJob job, String identity) {
        var attempt = AgentIdentity.attempt(job.session(), identity);
        var ended = attempt.isEmpty()
                ? Uni.createFrom().voidItem()
                : vertx.executeBlocking(() -> {
                    folders.of(job.session(), attempt.getAsInt()).end(config.endWithin());
                    return true;
                }).replaceWithVoid();
        return ended.chain(() -> rooms.remove(job.room(), identity));
    }

    /// Of those on this machine; those on another are ended there, within a second.
    @Override
    public Uni<Boolean> clear(SessionId session) {
        return vertx.executeBlocking(() -> {
            for (var process : folders.of(session)) {
                process.end(config.endWithin());
                process.over();
            }
            return true;
        });
    }

    private String start(AgentPool pool, AgentCall call) throws IOException {
        var ref = "process " + AgentIdentity.of(call.job().session(), call.attempt());
        var made = folders.make(call.job().session(), call.attempt());
        if (made.isPresent()) {
            var process = made.get();
            var command = new ArrayList<>(LAUNCH);
            command.addAll(pool.command());
            var builder = new ProcessBuilder(command)
                    .directory(process.folder().toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(process.log().toFile()));
            setEnvironment(builder.environment(), call);
            watch.over(process, builder.start().toHandle());
        }
        return ref;
    }

    private void setEnvironment(Map<String, String> environment, AgentCall call) {
        var passedOn = new ArrayList<>(ALWAYS_PASSED_ON);
        passedOn.addAll(config.passOn().orElse(List.of()));
        environment.keySet().retainAll(passedOn);
        var job = call.job();
        environment.put("LIVEKIT_URL", livekit.browserUrl().toString());
        environment.put("LIVEKIT_TOKEN",
                tokens.toJoinAsAgent(job.room(), AgentIdentity.of(job.session(), call.attempt())));
        environment.put("PARLEY_ROOM", job.room());
        environment.put("PARLEY_SESSION_ID", job.session().value());
        environment.put("PARLEY_AGENT_NAME", call.agent().agentName());
        environment.put("PARLEY_JOB", call.metadata());
    }
}
