package dev.parley.persona.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persona.platform.FickleRedis.Mood;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HotCacheWithoutRedisTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Logger LOGGER = Logger.getLogger(HotCache.class.getName());

    private final Log log = new Log();

    @BeforeEach
    void listen() {
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(log);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(log);
    }

    @Test
    void nobodyListeningIsNothingFound() {
        try (var redis = new FickleRedis(Mood.ANSWERS)) {
            redis.dies();

            assertNothingIsThere(redis);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "TALKS_NONSENSE"})
    void noAnswerAndNonsenseAreNothingFound(Mood mood) {
        try (var redis = new FickleRedis(mood)) {
            assertNothingIsThere(redis);
        }
    }

    private void assertNothingIsThere(FickleRedis redis) {
        for (int i = 0; i < 3; i++) {
            assertThat(await(redis.cache().find("group", "key"))).isEmpty();
            await(redis.cache().keep("group", "key", "value", MINUTE));
            await(redis.cache().drop("group"));
            redis.passTime(FickleRedis.LEAVE_ALONE);
        }
        assertThat(redis.count("parley.cache.misses")).isEqualTo(3);
        assertThat(redis.count("parley.cache.hits")).isZero();
        assertThat(log.levels()).containsExactly(Level.WARNING.intValue());
    }

    @Test
    void aRedisThatFailedIsLeftAloneAndThenTriedByOneCall() {
        try (var redis = new FickleRedis(Mood.HANGS)) {
            await(redis.cache().find("group", "key"));
            int tried = redis.requests();

            for (int i = 0; i < 20; i++) {
                await(redis.cache().find("group", "key"));
            }
            assertThat(redis.requests()).isEqualTo(tried).isPositive();

            redis.passTime(FickleRedis.LEAVE_ALONE);
            await(Uni.join().all(redis.cache().keep("group", "key", "value", MINUTE), redis.cache().drop("group"),
                    redis.cache().drop("another group")).andFailFast());
            assertThat(redis.requests()).isEqualTo(tried + 1);
        }
    }

    @Test
    void goingAwayAndComingBackAreToldOnceEach() {
        try (var redis = new FickleRedis(Mood.ANSWERS)) {
            assertThat(await(redis.cache().find("group", "key"))).contains("found");
            assertThat(log.levels()).isEmpty();

            redis.becomes(Mood.HANGS);
            assertThat(await(redis.cache().find("group", "key"))).isEmpty();
            redis.passTime(FickleRedis.LEAVE_ALONE);
            assertThat(await(redis.cache().find("group", "key"))).isEmpty();

            redis.becomes(Mood.ANSWERS);
            assertThat(await(redis.cache().find("group", "key"))).isEmpty();
            redis.passTime(FickleRedis.LEAVE_ALONE);
            assertThat(await(redis.cache().find("group", "key"))).contains("found");
            assertThat(await(redis.cache().find("group", "key"))).contains("found");

            assertThat(log.levels()).containsExactly(Level.WARNING.intValue(), Level.INFO.intValue());
            assertThat(redis.count("parley.cache.hits")).isEqualTo(3);
            assertThat(redis.count("parley.cache.misses")).isEqualTo(3);
        }
    }

    @Test
    void aRedisThatHangsDoesNotKeepTheServiceFromStarting() {
        try (var redis = new FickleRedis(Mood.HANGS)) {
            redis.cache().connect(new StartupEvent());

            assertThat(log.levels()).containsExactly(Level.WARNING.intValue());
        }
    }

    @Test
    void aCallerOnAnEventLoopStaysThereWhenRedisHangs() throws Exception {
        try (var redis = new FickleRedis(Mood.HANGS)) {
            var stayed = new CompletableFuture<Boolean>();
            var context = redis.vertx().getOrCreateContext();
            context.runOnContext(_ -> redis.cache().find("group", "key")
                    .map(_ -> Vertx.currentContext() == context)
                    .subscribe().with(stayed::complete, stayed::completeExceptionally));

            assertThat(stayed.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    private static final class Log extends Handler {
        private final List<Integer> levels = new CopyOnWriteArrayList<>();

        List<Integer> levels() {
            return levels;
        }

        @Override
        public void publish(LogRecord logged) {
            levels.add(logged.getLevel().intValue());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
