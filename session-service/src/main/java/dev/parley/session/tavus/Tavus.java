package dev.parley.session.tavus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.vendor.TavusEvents;
import dev.parley.service.webhook.WebhookCapability;
import dev.parley.session.peer.PersonaClient.ForTavus;
import dev.parley.session.tavus.TavusClient.Conversation;
import dev.parley.session.tavus.TavusClient.CreateConversation;
import dev.parley.session.tavus.TavusClient.Properties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Video conversations at Tavus, in our words.
@ApplicationScoped
public class Tavus {
    private static final int PAGE = 50;

    private final TavusClient client;
    private final TavusLine line;
    private final TavusConfig config;
    private final WebhookCapability capabilities;
    private final Clock clock;

    Tavus(@RestClient TavusClient client, TavusLine line, TavusConfig config, WebhookCapability capabilities,
            Clock clock) {
        this.client = client;
        this.line = line;
        this.config = config;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /// Asked for once: if the answer is lost, [#find] tells whether there is one.
    public Uni<VideoConversation> create(SessionId session, ForTavus context, long limitSeconds) {
        var cast = config.naming().cast(context.personaId(), context.replicaId());
        var request = new CreateConversation(cast, nameOf(session),
                context.conversationalContext(), context.customGreeting(), callback(session, limitSeconds),
                new Properties(limitSeconds, config.leftTimeout().toSeconds(), config.absentTimeout().toSeconds()));
        return line.once(TavusCall.CREATE, () -> client.create(request)).map(VideoConversation::of);
    }

    /// Looks for the conversation that a start may have created before it died. Its name is unique to the session.
    public Uni<Optional<VideoConversation>> find(SessionId session) {
        return search(nameOf(session), 1);
    }

    /// Ends it. Tavus refuses to end what is over or unknown, and that is as good.
    public Uni<Void> end(String conversation) {
        return line.untilItWorks(TavusCall.END, () -> client.end(conversation))
                .onFailure(Tavus::isGone).recoverWithNull();
    }

    /// Deletes it, and ends it before if it goes on. One that Tavus does not know is as good as deleted.
    ///
    /// @param hard
    ///            whether recordings and all else are to be gone too, for good
    public Uni<Void> delete(String conversation, boolean hard) {
        return line.untilItWorks(TavusCall.DELETE, () -> client.delete(conversation, hard))
                .onFailure(Tavus::isGone).recoverWithNull();
    }

    /// Everything that Tavus would have told us by callback, as far as it has happened. A conversation that Tavus no
    /// longer knows cannot be going on.
    public Uni<List<ConversationFact>> facts(SessionId session, String conversation) {
        return line.untilItWorks(TavusCall.READ, () -> client.read(conversation, true))
                .map(details -> facts(session, conversation, details))
                .onFailure(Tavus::isGone).recoverWithItem(() -> List.of(lost(session, conversation)));
    }

    private ConversationFact lost(SessionId session, String conversation) {
        var now = clock.instant();
        var from = new Provenance(Vendor.TAVUS, conversation, session, now, now, How.INFERRED, null);
        return new ConversationEnded(from, EndReason.VENDOR_ERROR, null);
    }

    private List<ConversationFact> facts(SessionId session, String conversation, JsonNode details) {
        var now = clock.instant();
        var facts = new ArrayList<ConversationFact>();
        for (var event : details.path("events")) {
            var from = new Provenance(Vendor.TAVUS, conversation, session, TavusEvents.happenedAt(event, now), now,
                    How.POLL, null);
            facts.addAll(TavusEvents.facts(event, from));
        }
        return facts;
    }

    private Uni<Optional<VideoConversation>> search(String name, int page) {
        return line.untilItWorks(TavusCall.LIST, () -> client.list(PAGE, page)).chain(found -> {
            var match = found.data().stream().filter(conversation -> name.equals(conversation.conversationName()))
                    .findFirst();
            var isLast = found.data().size() < PAGE || page >= config.searchPages();
            return match.isPresent() || isLast
                    ? Uni.createFrom().item(match.map(VideoConversation::of))
                    : search(name, page + 1);
        });
    }

    private String callback(SessionId session, long limitSeconds) {
        var until = clock.instant().plusSeconds(limitSeconds).plus(config.callbackGrace());
        return config.callbackBase().resolve("/webhooks/tavus/" + capabilities.grant(session, until)).toString();
    }

    private static String nameOf(SessionId session) {
        return "parley-" + session;
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof TavusRefused refused && refused.isGone();
    }

    /// @param joinUrl
    ///            where the person joins
    public record VideoConversation(String id, String joinUrl) {

        static VideoConversation of(Conversation conversation) {
            return new VideoConversation(conversation.conversationId(), conversation.conversationUrl());
        }
    }
}
