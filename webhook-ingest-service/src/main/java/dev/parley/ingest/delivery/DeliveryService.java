package dev.parley.ingest.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes webhooks in. When the returned `Uni` completes, the delivery is committed: only then may the vendor hear that
/// it was received.
///
/// One group is on its way to the database at a time. What arrives meanwhile is the next group, so the busier it is the
/// more a commit carries, and nobody waits for a group to fill.
@ApplicationScoped
public class DeliveryService {
    private static final String DEADLOCK = "40P01";
    /// The text of a row, or the row, is something that Postgres cannot store.
    private static final Set<String> CLASSES_OF_BAD_ROWS = Set.of("22", "23", "54");
    private static final String NO_PARTITION = "23514";

    private final DeliveryStore store;
    private final DeliveryConfig config;
    private final Event<DeliveriesAccepted> accepted;
    private final MeterRegistry metrics;
    private final Timer commits;

    /// Guards the three below.
    private final Object lock = new Object();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean isStoring;

    private final AtomicBoolean isFailing = new AtomicBoolean();

    DeliveryService(DeliveryStore store, DeliveryConfig config, Event<DeliveriesAccepted> accepted,
            MeterRegistry metrics) {
        this.store = store;
        this.config = config;
        this.accepted = accepted;
        this.metrics = metrics;
        this.commits = Timer.builder("parley.deliveries.commit")
                .description("How long it takes to commit a group of deliveries")
                .publishPercentileHistogram()
                .register(metrics);
        metrics.gauge("parley.deliveries.waiting", this, DeliveryService::depth);
    }

    public Uni<Void> take(Delivery delivery) {
        return Uni.createFrom().emitter(sender -> enqueue(new Waiting(delivery, sender)));
    }

    private void enqueue(Waiting next) {
        boolean isFull;
        synchronized (lock) {
            isFull = waiting.size() >= config.waitingMax() || waitingBytes >= config.waitingBytesMax();
            if (!isFull) {
                waiting.add(next);
                waitingBytes += next.bytes();
            }
        }
        if (isFull) {
            count(next.delivery(), "overloaded");
            next.sender().fail(new NotStored("Too many deliveries at once; send it again", null));
        } else {
            storeNextGroup();
        }
    }

    /// Unless one is on its way: then this is called again when it has arrived.
    private void storeNextGroup() {
        var group = new ArrayList<Waiting>();
        synchronized (lock) {
            if (isStoring || waiting.isEmpty()) {
                return;
            }
            isStoring = true;
            while (group.size() < config.groupMax() && !waiting.isEmpty()) {
                var next = waiting.remove();
                waitingBytes -= next.bytes();
                group.add(next);
            }
        }
        var began = System.nanoTime();
        store(group).subscribe().with(isNew -> {
            commits.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            goOn();
            acknowledge(group, isNew);
        }, failure -> {
            goOn();
            refuse(group, failure);
        });
    }

    private void goOn() {
        synchronized (lock) {
            isStoring = false;
        }
        storeNextGroup();
    }

    /// Two instances that store the same two events in opposite order end in a deadlock, which one of them survives.
    private Uni<Set<UUID>> store(List<Waiting> group) {
        return store.insert(group.stream().map(Waiting::delivery).toList())
                .onFailure(failure -> failure instanceof PgException refused && DEADLOCK.equals(refused.getSqlState()))
                .retry().atMost(3)
                .ifNoItem().after(config.patience()).fail();
    }

    private void acknowledge(List<Waiting> group, Set<UUID> isNew) {
        isFailing.set(false);
        var unseen = new HashSet<>(isNew);
        for (var member : group) {
            count(member.delivery(), unseen.remove(member.delivery().dedupeKey()) ? "accepted" : "duplicate");
            member.sender().complete(null);
        }
        if (!isNew.isEmpty()) {
            accepted.fire(new DeliveriesAccepted(isNew.size()));
        }
    }

    /// A row that cannot be stored must not take the others of its group along.
    private void refuse(List<Waiting> group, Throwable failure) {
        if (group.size() > 1 && isAboutARow(failure)) {
            group.forEach(this::storeAlone);
            return;
        }
        tell(group, failure);
        for (var member : group) {
            count(member.delivery(), "not_stored");
            member.sender().fail(new NotStored("This could not be stored; send it again", failure));
        }
    }

    /// Once for an outage: while the database is away this befalls every group.
    private void tell(List<Waiting> group, Throwable failure) {
        if (isFailing.compareAndSet(false, true)) {
            Log.errorf(failure, "Deliveries cannot be stored count=%d", group.size());
        } else {
            Log.debugf("Deliveries still cannot be stored count=%d", group.size());
        }
    }

    private void storeAlone(Waiting member) {
        var alone = List.of(member);
        store(alone).subscribe().with(isNew -> acknowledge(alone, isNew), failure -> refuse(alone, failure));
    }

    private static boolean isAboutARow(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null
                && CLASSES_OF_BAD_ROWS.contains(refused.getSqlState().substring(0, 2))
                && !refused.getSqlState().equals(NO_PARTITION);
    }

    private int depth() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    private void count(Delivery delivery, String outcome) {
        Counter.builder("parley.deliveries").tag("vendor", delivery.vendor().code()).tag("outcome", outcome)
                .register(metrics).increment();
    }

    /// @param sender
    ///            who waits for the answer
    private record Waiting(Delivery delivery, UniEmitter<? super Void> sender) {
        int bytes() {
            return delivery.payload().length;
        }
    }
}
