package dev.parley.persona.platform;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
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
    RedisDataSource redis;

    private final String group = "test-" + UUID.randomUUID();

    private HotCache cache;

    /// More patient than the service's own, so that a busy machine does not fail a test.
    @BeforeEach
    void patientCache() {
        cache = new HotCache(reactiveRedis, new Patient(), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @Test
    void whatWasKeptIsFound() {
        var thing = "żółw 👩‍👩‍👧‍👦 \"\n";

        await(cache.keep(group, "key", thing, MINUTE));

        assertThat(await(cache.find(group, "key"))).contains(thing);
        assertThat(await(cache.find(group, "another key"))).isEmpty();
        assertThat(await(cache.find("another-" + group, "key"))).isEmpty();
    }

    @Test
    void aGroupIsOneHashThatDoesNotStayForever() {
        await(cache.keep(group, "key", "value", MINUTE));

        assertThat(redis.hash(String.class).hgetall("parley:persona:" + group)).containsExactly(
                Map.entry("key", "value"));
        assertThat(redis.key().pttl("parley:persona:" + group)).isBetween(1L, MINUTE.toMillis());
    }

    @Test
    void aDroppedGroupIsGoneWithAllItsKeys() {
        await(cache.keep(group, "one", "1", MINUTE));
        await(cache.keep(group, "two", "2", MINUTE));

        await(cache.drop(group));

        assertThat(await(cache.find(group, "one"))).isEmpty();
        assertThat(await(cache.find(group, "two"))).isEmpty();
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
