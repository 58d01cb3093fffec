package dev.parley.voice.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.service.vendor.ElevenLabsEvents;
import dev.parley.service.vendor.VendorFields;
import dev.parley.service.webhook.SessionClaim;
import dev.parley.voice.conversation.TalkPollService.Told;
import dev.parley.voice.conversation.TicketRepository.Poll;
import dev.parley.voice.elevenlabs.ElevenLabs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/// Asks ElevenLabs about conversations of which it should have told something by now. What it answers is published like
/// what webhooks tell, marked as found by asking, and has its effects from there: here as everywhere else.
@ApplicationScoped
class TalkPoll {
    private final TalkPollService tickets;
    private final ElevenLabs elevenLabs;
    private final SessionClaim claims;
    private final ConversationConfig config;
    private final Clock clock;

    TalkPoll(TalkPollService tickets, ElevenLabs elevenLabs, SessionClaim claims, ConversationConfig config,
            Clock clock) {
        this.tickets = tickets;
        this.elevenLabs = elevenLabs;
        this.claims = claims;
        this.config = config;
        this.clock = clock;
    }

    /// Those that are due; nobody else asks about them for a while.
    Uni<List<String>> takeUp() {
        var now = clock.instant();
        return tickets.takeUp(new Poll(now, now.minus(config.pollAfter()), now.minus(config.hope()),
                now.minus(config.pollEvery()), config.recoverBatch()));
    }

    Uni<Void> ask(String conversation) {
        return elevenLabs.read(conversation)
                .chain(found -> found.map(told -> heard(conversation, told))
                        .orElseGet(() -> tickets.unknownToVendor(conversation, clock.instant())));
    }

    private Uni<Void> heard(String conversation, JsonNode told) {
        return switch (VendorFields.text(told, "status", "")) {
            case "initiated" -> tickets.notBegun(conversation);
            case "in-progress" -> tickets.underWay(conversation, told(conversation, told));
            case "done", "failed" -> tickets.publish(conversation, told(conversation, told));
            // It is being analysed, or in a state that is not known yet: there will be more to hear.
            default -> Uni.createFrom().voidItem();
        };
    }

    private Told told(String conversation, JsonNode told) {
        var claim = ElevenLabsEvents.sessionClaimOf(told);
        var named = claim.flatMap(claims::check);
        var now = clock.instant();
        return new Told(named, claim.isPresent() && named.isEmpty(), talk -> ElevenLabsEvents.ofConversation(told,
                new Provenance(Vendor.ELEVENLABS, conversation, talk, now, now, How.POLL, null)));
    }
}
