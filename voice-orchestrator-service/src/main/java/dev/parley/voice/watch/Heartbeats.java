package dev.parley.voice.watch;

import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.agent.HeartbeatTokens.Call;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What agents say of themselves. Thousands of them say it every two seconds, so it is written down for all of them at
/// once, each second: an instance that dies takes no more than that with it.
@ApplicationScoped
public class Heartbeats {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final AttendanceService attendances;
    private final Clock clock;
    private final Map<Call, Instant> heard = new ConcurrentHashMap<>();
    private final Map<Call, Instant> unwanted = new ConcurrentHashMap<>();

    Heartbeats(AttendanceService attendances, Clock clock) {
        this.attendances = attendances;
        this.clock = clock;
    }

    /// False for an agent of whom it is known that nobody has a use for it any more.
    public boolean heard(Call agent) {
        heard.put(agent, clock.instant());
        return !unwanted.containsKey(agent);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> writeDown() {
        unwanted.values().removeIf(since -> since.plus(REMEMBERED).isBefore(clock.instant()));
        var news = new HashMap<>(heard);
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        news.forEach(heard::remove);
        return attendances.hear(news)
                .invoke(listenedTo -> news.keySet().stream()
                        .filter(agent -> !listenedTo.contains(agent.session().value()))
                        .forEach(agent -> unwanted.put(agent, clock.instant())))
                .onFailure().invoke(e -> {
                    news.forEach(heard::putIfAbsent);
                    Log.warnf("Heartbeats are written down later: %s", e.toString());
                })
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }
}
