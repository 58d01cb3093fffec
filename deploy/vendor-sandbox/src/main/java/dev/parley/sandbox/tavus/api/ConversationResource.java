package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.Conversation.Status;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.tavus.CreateConversation;
import dev.parley.sandbox.tavus.Creation;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An id that Tavus does not know is bad input, 400, and not 404.
@Path("/v2/conversations")
@RunOnVirtualThread
public class ConversationResource {
    private final Conversations conversations;
    private final TavusConfig config;

    ConversationResource(Conversations conversations, TavusConfig config) {
        this.conversations = conversations;
        this.config = config;
    }

    @POST
    public ConversationCreated create(byte[] body) {
        return switch (conversations.create(CreateConversation.of(Fields.parse(body)))) {
            case Creation.Created(var conversation) -> ConversationCreated.of(conversation);
            case Creation.TooMany() -> throw AccountError.tooManyConversations(config.concurrencyStatus());
            case Creation.OutOfCredits() -> throw AccountError.outOfCredits();
        };
    }

    @GET
    @Path("/{id}")
    public ConversationView get(@PathParam("id") String id, @QueryParam("verbose") @Nullable String verbose) {
        var conversation = required(id);
        return "true".equals(verbose)
                ? ConversationView.verbose(conversation, config.verboseEvents())
                : ConversationView.of(conversation);
    }

    @GET
    public Page<ConversationView> list(@QueryParam("limit") @Nullable String limit,
            @QueryParam("page") @Nullable String page, @QueryParam("status") @Nullable String status) {
        var matching = conversations.all().stream()
                .filter(conversation -> !conversation.isDeleted())
                .filter(inStatus(status))
                .toList();
        return Page.of(matching, limit, page, ConversationView::of);
    }

    @POST
    @Path("/{id}/end")
    public Map<String, String> end(@PathParam("id") String id) {
        var isOver = required(id).status() == Status.ENDED;
        if (isOver && config.endTwiceStatus() != 200) {
            throw new Refused(config.endTwiceStatus(), "The conversation has already ended");
        }
        conversations.end(id);
        return Map.of();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id, @QueryParam("hard") @Nullable String hard) {
        conversations.delete(required(id).id(), "true".equals(hard));
    }

    private Conversation required(String id) {
        return conversations.find(id)
                .filter(conversation -> !conversation.isDeleted())
                .orElseThrow(() -> new Refused(400, "Invalid conversation_id"));
    }

    private static Predicate<Conversation> inStatus(@Nullable String status) {
        return switch (status) {
            case null -> _ -> true;
            case "active" -> conversation -> conversation.status() == Status.ACTIVE;
            case "ended" -> conversation -> conversation.status() == Status.ENDED;
            default -> throw new Refused(400, "Invalid status");
        };
    }
}
