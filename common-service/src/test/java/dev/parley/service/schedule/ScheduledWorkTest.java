package dev.parley.service.schedule;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ScheduledWorkTest {
    private static final IllegalStateException CLOSED = new IllegalStateException("Pool closed");

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final ScheduledWork work = new ScheduledWork(() -> Duration.ofMinutes(5));

    @Test
    void theEndWaitsForWhatIsUnderWay() throws InterruptedException {
        var running = begin(work);
        var ending = endOf(work);
        await().atMost(30, SECONDS).until(ending::getState, Thread.State.TIMED_WAITING::equals);

        answer.complete("done");

        ending.join();
        running.awaitItem().assertItem("done");
    }

    @Test
    void withNothingUnderWayTheEndWaitsForNobody() throws InterruptedException {
        answer.complete("done");
        begin(work).awaitItem();

        endOf(work).join();

        assertThat(work.underWay()).isZero();
    }

    @Test
    void whatTakesTooLongIsWaitedForNoLonger() throws InterruptedException {
        var impatient = new ScheduledWork(() -> Duration.ofMillis(1));
        begin(impatient);

        endOf(impatient).join();

        assertThat(impatient.underWay()).isEqualTo(1);
    }

    @Test
    void whatFailsBecauseTheServiceEndsFailsQuietly() throws InterruptedException {
        var impatient = new ScheduledWork(() -> Duration.ofMillis(1));
        var running = begin(impatient);
        endOf(impatient).join();

        answer.completeExceptionally(CLOSED);

        running.awaitItem().assertItem(null);
    }

    @Test
    void whatFailsWhileTheServiceLivesIsTold() {
        answer.completeExceptionally(CLOSED);

        begin(work).awaitFailure().assertFailedWith(IllegalStateException.class, "Pool closed");
        assertThatThrownBy(() -> work.run(() -> {
            throw CLOSED;
        }).await().indefinitely()).isSameAs(CLOSED);
        assertThat(work.underWay()).isZero();
    }

    @Test
    void nothingBeginsOnceTheServiceEnds() throws InterruptedException {
        endOf(work).join();
        var hasBegun = new AtomicBoolean();

        work.run(() -> Uni.createFrom().item(() -> {
            hasBegun.set(true);
            return "done";
        })).await().indefinitely();

        assertThat(hasBegun).isFalse();
    }

    private UniAssertSubscriber<String> begin(ScheduledWork at) {
        return at.run(() -> Uni.createFrom().completionStage(answer)).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static Thread endOf(ScheduledWork at) {
        return Thread.ofPlatform().start(() -> {
            try {
                at.end(new ShutdownEvent());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
