package dev.parley.persona.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.test.ParleyPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class HotCacheTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ReactiveRedisDataSource reactiveRedis;
    @Inject
    ObjectMapper json;
    @Inject
    RedisDataSource redis;

    private final String group = "test-" + UUID.randomUUID();

    private HotCache cache;

    /// More patient than the service's own, so that a busy machine does not fail a test.
    @BeforeEach
    void patientCache() {
        cache = new HotCache(reactiveRedis, json, new Patient(), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    record Thing(String name, Optional<Integer> number, List<String> words) {}

    @Test
    void whatWasKeptIsFound() {
        var thing = new Thing("żółw 👩‍👩‍👧‍👦", Optional.of(3), List.of("a", "b"));

        await(cache.keep(group, "key", thing, MINUTE));

        assertThat(await(cache.find(group, "key", Thing.class))).contains(thing);
        assertThat(await(cache.find(group, "another key", Thing.class))).isEmpty();
        assertThat(await(cache.find("another-" + group, "key", Thing.class))).isEmpty();
    }

    @Test
    void aGroupIsOneHashThatDoesNotStayForever() {
        await(cache.keep(group, "key", "value", MINUTE));

        assertThat(redis.hash(String.class).hgetall("parley:persona:" + group)).containsExactly(
                Map.entry("key", "\"value\""));
        assertThat(redis.key().pttl("parley:persona:" + group)).isBetween(1L, MINUTE.toMillis());
    }

    @Test
    void aDroppedGroupIsGoneWithAllItsKeys() {
        await(cache.keep(group, "one", "1", MINUTE));
        await(cache.keep(group, "two", "2", MINUTE));

        await(cache.drop(group));

        assertThat(await(cache.find(group, "one", String.class))).isEmpty();
        assertThat(await(cache.find(group, "two", String.class))).isEmpty();
    }

    @Test
    void aValueThatCannotBeReadAnyMoreIsNotThereAndRedisIsNotToBlame() {
        redis.hash(String.class).hset("parley:persona:" + group, "cut", "{\"name\": \"Ma");
        redis.hash(String.class).hset("parley:persona:" + group, "other", "[1]");
        redis.hash(String.class).hset("parley:persona:" + group, "null", "null");
        await(cache.keep(group, "key", "value", MINUTE));

        assertThat(await(cache.find(group, "cut", Thing.class))).isEmpty();
        assertThat(await(cache.find(group, "other", Thing.class))).isEmpty();
        assertThat(await(cache.find(group, "null", Thing.class))).isEmpty();
        assertThat(await(cache.find(group, "key", String.class))).contains("value");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private record Patient() implements CacheConfig {
        @Override
        public Duration patience() {
            return PATIENCE;
        }

        @Override
        public Duration patienceAtStart() {
            return PATIENCE;
        }

        @Override
        public Duration leaveAlone() {
            return PATIENCE;
        }
    }
}
