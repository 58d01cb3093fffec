package dev.parley.session.live;

import dev.parley.model.id.SessionId;
import dev.parley.session.timeline.SessionHasNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who follows which session on this instance.
@ApplicationScoped
class Readers {
    private final Map<SessionId, Set<Bell>> bells = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LiveConfig config;
    private final Counter dropped;

    Readers(LiveConfig config, MeterRegistry metrics) {
        this.config = config;
        this.dropped = Counter.builder("parley.live.dropped")
                .description("Readers that did not take what was sent to them")
                .register(metrics);
        metrics.gauge("parley.live.readers", count);
    }

    /// Asked before a stream is opened, as afterwards there is no status left to refuse it with. Those that are let
    /// in at the same moment may be a few too many.
    void requireRoom() {
        if (count.get() >= config.readersMax()) {
            throw new TooManyReaders();
        }
    }

    Bell enter(SessionId session) {
        count.incrementAndGet();
        var bell = new Bell();
        bells.compute(session, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Bell>newKeySet(1) : others;
            all.add(bell);
            return all;
        });
        return bell;
    }

    void leave(SessionId session, Bell bell) {
        count.decrementAndGet();
        bells.computeIfPresent(session, (_, all) -> {
            all.remove(bell);
            return all.isEmpty() ? null : all;
        });
    }

    void dropped() {
        dropped.increment();
    }

    void hear(@Observes SessionHasNews news) {
        ring(news.session());
    }

    void ring(SessionId session) {
        bells.getOrDefault(session, Set.of()).forEach(Bell::ring);
    }
}
