package dev.parley.voice.erasure;

import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.assistant.VoiceAssistant;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Closes the rooms of erased sessions, again and again until nothing is left of them.
@ApplicationScoped
class ErasedRooms {
    private final ErasureService erasures;
    private final VoiceAssistant assistant;
    private final ErasureConfig config;
    private final Clock clock;

    ErasedRooms(ErasureService erasures, VoiceAssistant assistant, ErasureConfig config, Clock clock) {
        this.erasures = erasures;
        this.assistant = assistant;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.erasure.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> closeThem() {
        return erasures.takeUp(config.batch()).chain(this::closeEach);
    }

    /// One after the other; one that fails is left for later.
    private Uni<Void> closeEach(List<ErasedRoom> rooms) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var room : rooms) {
            done = done.chain(() -> close(room).onFailure().recoverWithUni(failure -> {
                Log.warnf("An erased session's room could not be closed yet sessionId=%s: %s", room.session(),
                        failure.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }

    /// A start that the erasure interrupted may be opening it just now.
    private Uni<Void> close(ErasedRoom room) {
        return assistant.clearUpErased(room.session())
                .chain(isGone -> isGone && !clock.instant().isBefore(room.erasedAt().plus(config.settleAfter()))
                        ? erasures.forget(room)
                        : Uni.createFrom().voidItem());
    }
}
