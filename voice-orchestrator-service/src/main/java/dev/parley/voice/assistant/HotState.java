package dev.parley.voice.assistant;

import dev.parley.model.id.SessionId;
import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.keys.ReactiveKeyCommands;
import io.quarkus.redis.datasource.value.ReactiveValueCommands;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Live sessions in Redis, for what must know at once which are running. Postgres holds the truth: a Redis that is
/// down costs speed, never a session.
@ApplicationScoped
class HotState {
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final ReactiveValueCommands<String, String> values;
    private final ReactiveKeyCommands<String> keys;

    HotState(ReactiveRedisDataSource redis) {
        this.values = redis.value(String.class);
        this.keys = redis.key();
    }

    Uni<Void> live(VoiceSession session, long limitSeconds) {
        return values.setex(key(session.id()), limitSeconds + GRACE.toSeconds(), session.agentName())
                .onFailure().invoke(e -> Log.warnf("Redis did not take a live session: %s", e.toString()))
                .onFailure().recoverWithNull();
    }

    /// True if nothing of the session is left in Redis.
    Uni<Boolean> gone(SessionId session) {
        return keys.del(key(session))
                .replaceWith(true)
                .onFailure().invoke(e -> Log.warnf("Redis did not let go of a session: %s", e.toString()))
                .onFailure().recoverWithItem(false);
    }

    Uni<Boolean> isReachable() {
        return keys.exists("parley:voice:ping").replaceWith(true).onFailure().recoverWithItem(false);
    }

    private static String key(SessionId session) {
        return "parley:voice:session:" + session;
    }
}
