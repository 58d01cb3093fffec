package dev.parley.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.service.acting.ActsAsService;
import dev.parley.test.ParleyPlatform;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class ScheduledWorkInterceptorTest {
    @Inject
    Chores chores;

    @Test
    void scheduledWorkIsKnownToBeUnderWay() throws Throwable {
        VertxContextSupport.subscribeAndAwait(chores::byTheClock);

        assertThat(chores.seenUnderWay()).isEqualTo(1);
    }

    @Test
    void whatIsNotScheduledIsNotWaitedFor() throws Throwable {
        VertxContextSupport.subscribeAndAwait(chores::onDemand);

        assertThat(chores.seenUnderWay()).isZero();
    }

    @ApplicationScoped
    static class Chores {
        private final ScheduledWork work;
        private int seenUnderWay = -1;

        Chores(ScheduledWork work) {
            this.work = work;
        }

        @Scheduled(every = "1h", delayed = "1h")
        @ActsAsService
        Uni<Void> byTheClock() {
            return look();
        }

        @ActsAsService
        Uni<Void> onDemand() {
            return look();
        }

        int seenUnderWay() {
            return seenUnderWay;
        }

        private Uni<Void> look() {
            return Uni.createFrom().voidItem().invoke(() -> seenUnderWay = work.underWay());
        }
    }
}
