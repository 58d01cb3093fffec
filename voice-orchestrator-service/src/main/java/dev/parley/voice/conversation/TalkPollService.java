package dev.parley.voice.conversation;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.ConversationStarted;
import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.service.outbox.Outbox;
import dev.parley.voice.conversation.TicketRepository.Poll;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The transactions of [TalkPoll].
@ApplicationScoped
class TalkPollService {
    private final TicketRepository tickets;
    private final TalkRepository talks;
    private final TalkService transitions;
    private final Outbox outbox;
    private final Clock clock;

    TalkPollService(TicketRepository tickets, TalkRepository talks, TalkService transitions, Outbox outbox,
            Clock clock) {
        this.tickets = tickets;
        this.talks = talks;
        this.transitions = transitions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithTransaction
    Uni<List<String>> takeUp(Poll due) {
        return tickets.takeUp(due);
    }

    @WithTransaction
    Uni<Void> publish(String conversation, Told told) {
        return locked(conversation, (talk, ticket) -> isOf(talk, ticket, told)
                ? outbox.append(told.facts(talk.id()))
                : Uni.createFrom().voidItem());
    }

    /// Only that it began is told before it is over.
    @WithTransaction
    Uni<Void> underWay(String conversation, Told told) {
        return locked(conversation, (talk, ticket) -> ticket.isUsed() || !isOf(talk, ticket, told)
                ? Uni.createFrom().voidItem()
                : outbox.append(told.facts(talk.id()).stream().filter(ConversationStarted.class::isInstance).toList()));
    }

    /// Nobody has come, and once the ticket has expired, nobody will.
    @WithTransaction
    Uni<Void> notBegun(String conversation) {
        return locked(conversation, (talk, ticket) -> {
            if (ticket.isOpen(clock.instant())) {
                return Uni.createFrom().voidItem();
            }
            ticket.cancel();
            return transitions.endIfNobodyIsLeft(talk);
        });
    }

    /// The vendor has nothing of it any more: it is over, and nobody will say more about it.
    @WithTransaction
    Uni<Void> unknownToVendor(String conversation, Instant now) {
        return locked(conversation, (talk, ticket) -> {
            if (ticket.isUsed()) {
                ticket.over(talk.isActive() && talk.limit().isBefore(now) ? talk.limit() : now,
                        EndReason.VENDOR_ERROR);
            } else {
                ticket.cancel();
            }
            return transitions.endIfNobodyIsLeft(talk);
        });
    }

    /// What a browser handed to the vendor comes back as it was, or as somebody made it.
    private static boolean isOf(Talk talk, Ticket ticket, Told told) {
        if (told.isForged() || told.named().filter(named -> !named.equals(talk.id())).isPresent()) {
            Log.warnf("A conversation names another session than its own and is not believed sessionId=%s", talk.id());
            ticket.refuse();
            talk.joined(ticket.issuedAt());
        }
        return !ticket.isRefused();
    }

    private Uni<Void> locked(String conversation, BiFunction<Talk, Ticket, Uni<Void>> change) {
        return tickets.talkOf(conversation)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : talks.lock(found.get()).chain(talk -> tickets.findById(conversation)
                                .chain(ticket -> change.apply(talk, ticket))));
    }

    /// What the vendor answered.
    ///
    /// @param named
    ///            the session that the browser named, if that was granted to it
    /// @param isForged
    ///            whether it named one that was not
    record Told(Optional<SessionId> named, boolean isForged, Function<SessionId, List<ConversationFact>> says) {

        /// They are about the ticket's own talk, whether the browser named it or not.
        List<ConversationFact> facts(SessionId talk) {
            return says.apply(talk);
        }
    }
}
