package dev.parley.voice.conversation;

import dev.parley.model.event.VoiceEvent.MessagesStored;
import dev.parley.service.outbox.Outbox;
import dev.parley.voice.transcript.NewMessage;
import dev.parley.voice.transcript.Said;
import dev.parley.voice.transcript.Transcripts;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What clients save of a conversation while it is held.
@ApplicationScoped
public class MessageService {
    private final ConversationRepository conversations;
    private final TalkRepository talks;
    private final Transcripts transcripts;
    private final Outbox outbox;
    private final ConversationConfig config;
    private final Clock clock;

    MessageService(ConversationRepository conversations, TalkRepository talks, Transcripts transcripts, Outbox outbox,
            ConversationConfig config, Clock clock) {
        this.conversations = conversations;
        this.talks = talks;
        this.transcripts = transcripts;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /// Looked at before anything of them is.
    public void requireNotTooMany(int messages) {
        if (messages > config.messagesMax()) {
            throw new TooManyMessages(config.messagesMax());
        }
    }

    /// They belong to the talk that is under way, or has been until just now. What was saved before under the same ids
    /// stays as it is.
    @WithTransaction
    public Uni<Saved> save(UUID id, List<NewMessage> messages) {
        return conversations.lock(id)
                .chain(() -> talks.lockLatest(id))
                .invoke(talk -> requireTaking(id, talk))
                .chain(talk -> transcripts.save(id, talk.id(), talk.person(), messages)
                        .call(isNew -> isNew == 0 ? Uni.createFrom().voidItem() : count(talk, isNew))
                        .chain(isNew -> talks.messages(id).map(all -> new Saved(id, isNew, messages.size() - isNew,
                                all))));
    }

    /// The last of what was said in a conversation, over its talks.
    @WithTransaction
    public Uni<Recent> recent(UUID conversation, int atMost) {
        return talks.held(conversation, atMost).chain(held -> {
            Uni<List<Said>> said = Uni.createFrom().item(List.of());
            for (var talk : held) {
                said = said.chain(newer -> newer.size() >= atMost
                        ? Uni.createFrom().item(newer)
                        : transcripts.of(talk.id()).map(older -> together(older, newer)));
            }
            return said.map(all -> new Recent(all, !held.isEmpty()));
        });
    }

    /// How much was said in it, client and vendor taken together. It must be called in a transaction, with the talk
    /// locked.
    Uni<Void> count(Talk talk, int stored) {
        return transcripts.of(talk.id())
                .invoke(merged -> talk.holds(merged.size()))
                .chain(() -> outbox.append(new MessagesStored(talk.id(), clock.instant(), stored)));
    }

    private void requireTaking(UUID id, Talk talk) {
        if (talk.isEnded() && talk.endedAt().orElseThrow().plus(config.lateMessages()).isBefore(now())) {
            throw new ConversationEnded(id);
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static List<Said> together(List<Said> older, List<Said> newer) {
        var all = new ArrayList<>(older);
        all.addAll(newer);
        return List.copyOf(all);
    }

    /// @param alreadyThere
    ///            how many came again
    /// @param messages
    ///            how much was said in the conversation by now
    public record Saved(UUID conversation, int stored, int alreadyThere, long messages) {}

    /// @param said
    ///            oldest first
    public record Recent(List<Said> said, boolean wasHeld) {}
}
