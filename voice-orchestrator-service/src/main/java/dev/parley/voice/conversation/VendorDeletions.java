package dev.parley.voice.conversation;

import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.conversation.VendorDeletionRepository.Due;
import dev.parley.voice.elevenlabs.ElevenLabs;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Has ElevenLabs forget what it is to forget, again and again until it has. A way in that is deleted before
/// anybody used it lets nobody in any more.
@ApplicationScoped
class VendorDeletions {
    private final VendorDeletionService due;
    private final ElevenLabs elevenLabs;
    private final ConversationConfig config;
    private final Clock clock;

    VendorDeletions(VendorDeletionService due, ElevenLabs elevenLabs, ConversationConfig config, Clock clock) {
        this.due = due;
        this.elevenLabs = elevenLabs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${parley.conversations.recover-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> forgetWhatIsDue() {
        return due.takeUp(config.recoverBatch()).chain(this::forgetEach);
    }

    /// For whoever waits until nobody is let in any more. What fails is left for later.
    @ActsAsService
    Uni<Void> forgetNow(List<String> conversations) {
        var now = clock.instant();
        return forgetEach(conversations.stream().map(conversation -> new Due(conversation, now)).toList());
    }

    /// One after the other; one that fails is left for later.
    private Uni<Void> forgetEach(List<Due> conversations) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var conversation : conversations) {
            done = done.chain(() -> forget(conversation).onFailure().recoverWithUni(failure -> {
                Log.warnf("ElevenLabs could not be told yet to forget a conversation: %s", failure.toString());
                return Uni.createFrom().voidItem();
            }));
        }
        return done;
    }

    private Uni<Void> forget(Due conversation) {
        return elevenLabs.delete(conversation.conversation())
                .chain(() -> clock.instant().isBefore(conversation.until())
                        ? Uni.createFrom().voidItem()
                        : due.done(conversation.conversation()));
    }
}
