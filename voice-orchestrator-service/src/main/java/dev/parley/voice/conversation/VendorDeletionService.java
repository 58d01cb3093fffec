package dev.parley.voice.conversation;

import dev.parley.voice.conversation.VendorDeletionRepository.Due;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// The transactions of [VendorDeletions].
@ApplicationScoped
class VendorDeletionService {
    private final VendorDeletionRepository deletions;
    private final ConversationConfig config;
    private final Clock clock;

    VendorDeletionService(VendorDeletionRepository deletions, ConversationConfig config, Clock clock) {
        this.deletions = deletions;
        this.config = config;
        this.clock = clock;
    }

    /// Nobody else does for a while.
    @WithTransaction
    Uni<List<Due>> takeUp(int atMost) {
        var now = clock.instant();
        return deletions.takeUp(now, now.minus(config.deleteAgainAfter()), atMost);
    }

    @WithTransaction
    Uni<Void> done(String conversation) {
        return deletions.done(conversation);
    }
}
