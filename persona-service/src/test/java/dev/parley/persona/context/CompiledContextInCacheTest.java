package dev.parley.persona.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.SessionKind;
import dev.parley.persona.platform.HotCache;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class CompiledContextInCacheTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    HotCache cache;
    @Inject
    ContextConfig config;

    @Test
    void aContextComesOutOfTheCacheAsItWentIn() {
        var group = "test-" + UUID.randomUUID();
        for (var brief : List.of(Briefs.rich(SessionKind.MENTOR), Briefs.sparse(SessionKind.VOICE),
                Briefs.with(Briefs.JUNG, Briefs.rich(SessionKind.INTERPRETATION)))) {
            var context = ContextCompiler.compile(brief, Budgets.of(config));

            // A cache may decline when the machine is busy, so it is asked until it does not.
            await().atMost(PATIENCE).untilAsserted(() -> {
                cache.keep(group, context.digest(), context, Duration.ofMinutes(1)).await().atMost(PATIENCE);
                assertThat(cache.find(group, context.digest(), CompiledContext.class).await().atMost(PATIENCE))
                        .contains(context);
            });
        }
    }
}
