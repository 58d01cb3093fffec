package dev.parley.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BellTest {
    private final Bell bell = new Bell();

    @Test
    void whoWaitsIsWoken() {
        var waiting = waits();
        assertThat(isWoken(waiting)).isFalse();

        bell.ring();

        assertThat(isWoken(waiting)).isTrue();
    }

    @Test
    void aRingBeforeAnybodyWaitsIsKept() {
        bell.ring();

        assertThat(isWoken(waits())).isTrue();
    }

    @Test
    void manyRingsWakeOnce() {
        bell.ring();
        bell.ring();

        assertThat(isWoken(waits())).isTrue();
        assertThat(isWoken(waits())).isFalse();
    }

    @Test
    void aRingThatWokeSomebodyIsNotKept() {
        var waiting = waits();
        bell.ring();
        assertThat(isWoken(waiting)).isTrue();

        assertThat(isWoken(waits())).isFalse();
    }

    @Test
    void aRingAfterTheOneWhoWaitedHasGivenUpIsKept() {
        waits().cancel(true);

        bell.ring();

        assertThat(isWoken(waits())).isTrue();
    }

    private CompletableFuture<Void> waits() {
        return bell.rings().subscribe().asCompletionStage();
    }

    private static boolean isWoken(CompletableFuture<Void> waiting) {
        return waiting.isDone();
    }
}
