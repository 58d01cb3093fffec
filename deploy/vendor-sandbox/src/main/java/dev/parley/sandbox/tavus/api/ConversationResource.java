package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversation;
import dev.parley.sandbox.tavus.Conversation.Status;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.tavus.CreateConversation;
import dev.parley.sandbox.tavus.TavusConfig;
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
        return conversations.create(CreateConversation.of(Fields.parse(body), config.defaultReplica()))
                .map(ConversationCreated::of)
                .orElseThrow(AccountError::tooManyConversations);
    }

    @GET
    @Path("/{id}")
    public ConversationView get(@PathParam("id") String id, @QueryParam("verbose") @Nullable String verbose) {
        return conversations.find(id)
                .map("true".equals(verbose) ? ConversationView::verbose : ConversationView::of)
                .orElseThrow(ConversationResource::invalidId);
    }

    @GET
    public ConversationPage list(@QueryParam("limit") @Nullable String limit, @QueryParam("page") @Nullable String page,
            @QueryParam("status") @Nullable String status) {
        var matching = conversations.all().stream().filter(inStatus(status)).toList();
        var size = positive("limit", limit, 10);
        var first = (positive("page", page, 1) - 1L) * size;
        return new ConversationPage(matching.stream().skip(first).limit(size).map(ConversationView::of).toList(),
                matching.size());
    }

    @POST
    @Path("/{id}/end")
    public Map<String, String> end(@PathParam("id") String id) {
        if (!conversations.end(id)) {
            throw invalidId();
        }
        return Map.of();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        if (!conversations.delete(id)) {
            throw invalidId();
        }
    }

    private static Predicate<Conversation> inStatus(@Nullable String status) {
        return switch (status) {
            case null -> _ -> true;
            case "active" -> conversation -> conversation.status() == Status.ACTIVE;
            case "ended" -> conversation -> conversation.status() == Status.ENDED;
            default -> throw new Refused(400, "Invalid status");
        };
    }

    private static int positive(String name, @Nullable String value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new Refused(400, "Invalid " + name);
        }
        return Integer.parseInt(value);
    }

    private static Refused invalidId() {
        return new Refused(400, "Invalid conversation_id");
    }
}
