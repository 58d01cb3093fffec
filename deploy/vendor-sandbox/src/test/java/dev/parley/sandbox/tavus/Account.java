package dev.parley.sandbox.tavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.misbehaviour.Misbehaviour;
import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.tavus.callbacks.CallbackEvent;
import dev.parley.sandbox.tavus.callbacks.Callbacks;
import dev.parley.sandbox.tavus.personas.Personas;
import dev.parley.sandbox.tavus.replicas.Replicas;
import dev.parley.sandbox.tavus.settings.Settings;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import dev.parley.sandbox.traffic.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// A Tavus account without HTTP, with a few switches set.
public final class Account implements AutoCloseable {
    public final TavusConfig config;
    public final SandboxClock clock = new SandboxClock(Clock.systemUTC());
    public final Personas personas;
    public final Replicas replicas;
    public final Conversations conversations;
    private final Timers timers = new Timers(clock);
    private final SerialQueues queues = new SerialQueues(timers);

    /// @param switches
    ///            names without their prefix, each followed by its value
    public Account(String... switches) {
        config = Settings.with(switches);
        var callbacks = new Callbacks(config, new Deliveries(new Misbehaviour(), queues, timers, new HttpPost(),
                new Traffic(), clock), new ObjectMapper());
        personas = new Personas(config, clock);
        replicas = new Replicas(config, callbacks, timers, clock);
        conversations = new Conversations(config, new Casting(config, personas, replicas), callbacks, timers, clock);
    }

    public static Fields fields(String json) {
        return Fields.parse(json.getBytes(UTF_8));
    }

    public Creation create(String request) {
        return conversations.create(CreateConversation.of(fields(request)));
    }

    /// Returns its id.
    public String created(String request) {
        return ((Creation.Created) create(request)).conversation().id();
    }

    public void advance(int seconds) throws InterruptedException {
        queues.awaitQuiet();
        timers.advance(Duration.ofSeconds(seconds), queues::awaitQuiet);
    }

    public List<String> events(String id) {
        return conversations.find(id).orElseThrow().events().stream().map(CallbackEvent::type).toList();
    }

    /// Empty while the conversation goes on.
    public String shutdownReason(String id) {
        return conversations.find(id).orElseThrow().events().stream()
                .filter(event -> event.type().equals("system.shutdown"))
                .map(event -> event.properties().get("shutdown_reason").toString())
                .findFirst().orElse("");
    }

    @Override
    public void close() {
        queues.clear();
        timers.stop();
    }
}
