package dev.parley.sandbox.livekit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.MovableClock;
import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.livekit.proto.AgentDispatch;
import dev.parley.sandbox.livekit.proto.AgentDispatch.JobState;
import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.livekit.token.Claims;
import dev.parley.sandbox.livekit.token.TokenVerifier;
import dev.parley.sandbox.livekit.token.Verdict;
import dev.parley.sandbox.livekit.webhooks.Webhooks;
import dev.parley.sandbox.livekit.workers.Behaviour;
import dev.parley.sandbox.livekit.workers.Worker;
import dev.parley.sandbox.livekit.workers.Workers;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.Jwt;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The simulated server without HTTP, in real delays, by a clock that only a test puts forward.
public final class Bench implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public final Receiver receiver = new Receiver();
    public final Traffic traffic = new Traffic();
    public final SandboxClock clock = new SandboxClock(new MovableClock(NOON));
    public final Webhooks webhooks;
    final Rooms rooms;
    final Dispatches dispatches;
    final Presence presence;
    final Publishing publishing;
    final Revocations revocations;
    private final Timers timers = new Timers(clock);
    private final SerialQueues queues = new SerialQueues(timers);
    private final TokenVerifier tokens;

    public Bench() {
        this(settings -> settings);
    }

    public Bench(UnaryOperator<Settings> change) {
        LiveKitConfig config = change.apply(Settings.real(receiver.url("/hook")));
        webhooks = new Webhooks(config,
                new Deliveries(new Misbehaviour(), queues, timers, new HttpPost(), traffic, clock), clock);
        var workers = new Workers(config);
        var node = new Node(config, workers, webhooks, timers, clock);
        var agents = new Agents(node, workers, webhooks, config);
        revocations = new Revocations(config, clock);
        rooms = new Rooms(node, agents, config);
        dispatches = new Dispatches(node, rooms, agents, workers);
        presence = new Presence(node, rooms);
        publishing = new Publishing(node);
        tokens = new TokenVerifier(config, clock);
    }

    /// Everything that is due on the way has been told when it returns.
    public void advance(Duration by) {
        try {
            queues.awaitQuiet();
            timers.advance(by, queues::awaitQuiet);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public void advance(int seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    void hire(String agentName, Behaviour behaviour, int afterSeconds, int capacity) {
        dispatches.hire(Worker.of(agentName, behaviour, Duration.ofSeconds(afterSeconds), capacity));
    }

    AgentDispatch dispatch(String room, String agentName) {
        return dispatches.create(new CreateDispatch(agentName, room, "", "JRP_ON_FAILURE", "", Map.of()));
    }

    /// Of the only job of a dispatch, as it is now.
    JobState job(AgentDispatch dispatch) {
        return jobs(dispatch).getFirst();
    }

    List<JobState> jobs(AgentDispatch dispatch) {
        return dispatches.list(dispatch.room(), dispatch.id()).getFirst().state().jobs().stream()
                .map(AgentDispatch.Job::state).toList();
    }

    void join(String room, String identity) {
        presence.join(claims(room, identity, ""));
    }

    Claims claims(String room, String identity, String moreClaims) {
        var token = Jwt.sign("""
                {"iss":"devkey","sub":"%s","nbf":%d,"exp":%d,"video":{"roomJoin":true,"room":"%s"}%s}"""
                .formatted(identity, NOON.getEpochSecond(), NOON.plusSeconds(3600).getEpochSecond(), room, moreClaims)
                .getBytes(UTF_8), "secret");
        return ((Verdict.Accepted) tokens.verify(token)).claims();
    }

    List<String> identities(String room) {
        return presence.all(room).stream().map(ParticipantInfo::identity).toList();
    }

    /// What was said since the last time somebody asked: event, whose, why.
    List<String> told() {
        queues.awaitQuiet();
        var told = receiver.deliveries().stream()
                .map(delivery -> Stream.of("/event", "/participant/identity", "/participant/disconnectReason")
                        .map(delivery::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")))
                .toList();
        receiver.clear();
        return told;
    }

    @Override
    public void close() {
        queues.clear();
        timers.stop();
        receiver.close();
    }
}
