package dev.parley.sandbox.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.parley.sandbox.MovableClock;
import dev.parley.sandbox.Receiver;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.elevenlabs.webhooks.Webhooks;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// A workspace without Quarkus around it, whose time a test moves.
public final class Bench implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public final Receiver receiver = new Receiver();
    public final Traffic traffic = new Traffic();
    public final Misbehaviour misbehaviour = new Misbehaviour();
    public final MovableClock outside = new MovableClock(NOON);
    public final SandboxClock clock = new SandboxClock(outside);
    public final Webhooks webhooks;
    public final Workspace workspace;
    private final Timers timers = new Timers(clock);
    private final SerialQueues queues = new SerialQueues(timers);

    public Bench(String... switches) {
        var config = Settings.with(Stream.concat(
                Stream.of("webhook-url", receiver.url("/hook").toString(), "webhook-secret", "wsec_testsecret"),
                Stream.of(switches)).toArray(String[]::new));
        var json = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        webhooks = new Webhooks(config, new Deliveries(misbehaviour, queues, timers, new HttpPost(), traffic, clock),
                clock, json);
        workspace = new Workspace(config, webhooks, timers, clock);
    }

    public void advance(Duration by) {
        try {
            queues.awaitQuiet();
            timers.advance(by, queues::awaitQuiet);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// By telephone.
    String call() {
        var id = workspace.ring("agent_1", Origin.SIP).id();
        workspace.join(id, ClientData.NONE);
        return id;
    }

    /// By a signed URL, up to where the socket is open.
    String dial(Line line) {
        var ticket = workspace.sign("agent_1", false);
        return ((Admission.Admitted) workspace.admit("agent_1", ticket.signature(), line)).conversation();
    }

    static ClientData data(String json) {
        return ClientData.of(Fields.parse(json.getBytes(UTF_8)));
    }

    Status statusOf(String id) {
        return workspace.find(id).orElseThrow().status();
    }

    @Override
    public void close() {
        queues.clear();
        timers.stop();
        receiver.close();
    }
}
