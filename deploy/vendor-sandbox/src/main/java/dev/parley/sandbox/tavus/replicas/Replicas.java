package dev.parley.sandbox.tavus.replicas;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.tavus.callbacks.CallbackUrl;
import dev.parley.sandbox.tavus.callbacks.Callbacks;
import dev.parley.sandbox.tavus.replicas.Replica.Status;
import dev.parley.sandbox.tavus.replicas.Replica.Type;
import dev.parley.sandbox.tavus.settings.NewId;
import dev.parley.sandbox.tavus.settings.Spelling;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every replica, behind one lock: those that were trained here, and a stock one that nobody can change.
@Singleton
public class Replicas implements Forgetful {
    private static final String MODEL = "phoenix-3";

    private final Map<String, Replica> replicas = new LinkedHashMap<>();
    private final TavusConfig config;
    private final Callbacks callbacks;
    private final Timers timers;
    private final SandboxClock clock;
    private final Replica stock;
    private long rows;

    public Replicas(TavusConfig config, Callbacks callbacks, Timers timers, SandboxClock clock) {
        this.config = config;
        this.callbacks = callbacks;
        this.timers = timers;
        this.clock = clock;
        var now = clock.instant();
        this.stock = new Replica(config.defaultReplica(), config.naming().of(0), Type.SYSTEM, "Sandbox", MODEL, null,
                Status.COMPLETED, "", now, now);
    }

    /// Its training begins, and ends by itself.
    public synchronized Replica create(Fields request) {
        request.text("train_video_url");
        request.text("consent_video_url");
        var now = clock.instant();
        var model = request.text("model_name");
        var id = NewId.startingWith("r");
        var replica = new Replica(id, config.naming().of(++rows), Type.USER, name(request),
                model.isEmpty() ? MODEL : model, CallbackUrl.of(request), Status.STARTED, "", now, now);
        replicas.put(id, replica);
        timers.after(config.trainingTime(), () -> finish(id, ""));
        return replica;
    }

    /// Newest first, the stock replica last.
    public synchronized List<Replica> all() {
        return Stream.concat(List.copyOf(replicas.values()).reversed().stream(), Stream.of(stock)).toList();
    }

    public synchronized Optional<Replica> find(String id) {
        return id.equals(stock.id()) ? Optional.of(stock) : Optional.ofNullable(replicas.get(id));
    }

    public Replica required(String id) {
        return find(id).orElseThrow(Replicas::invalidId);
    }

    public synchronized void rename(String id, Fields request) {
        var name = name(request);
        if (name.isBlank()) {
            throw new Refused(400, "Invalid replica_name");
        }
        replicas.put(id, own(id).named(name, clock.instant()));
    }

    public synchronized void delete(String id) {
        replicas.remove(own(id).id());
    }

    /// Its training, if it is still under way, ends in failure. False if it is not under way.
    public synchronized boolean fail(String id, String error) {
        return finish(id, error);
    }

    @Override
    public synchronized void clear() {
        replicas.clear();
        rows = 0;
    }

    private synchronized boolean finish(String id, String error) {
        var replica = replicas.get(id);
        if (replica == null || replica.status() != Status.STARTED) {
            return false;
        }
        var trained = replica.trained(error, clock.instant());
        replicas.put(id, trained);
        tell(trained);
        return true;
    }

    private void tell(Replica trained) {
        var url = trained.callbackUrl();
        if (url != null) {
            callbacks.sendFlat(trained.id(), url, "training", outcome(trained));
        }
    }

    private static Map<String, String> outcome(Replica trained) {
        var outcome = new LinkedHashMap<String, String>();
        outcome.put("replica_id", trained.id());
        outcome.put("status", trained.status() == Status.ERROR ? "error" : "ready");
        if (trained.status() == Status.ERROR) {
            outcome.put("error_message", trained.errorMessage());
        }
        return trained.spelling().of(outcome);
    }

    private Replica own(String id) {
        var replica = replicas.get(id);
        if (replica == null) {
            throw invalidId();
        }
        return replica;
    }

    private static String name(Fields request) {
        return request.text("replica_name", Spelling.PAL.of("replica_name"));
    }

    private static Refused invalidId() {
        return new Refused(400, "Invalid replica_uuid");
    }
}
