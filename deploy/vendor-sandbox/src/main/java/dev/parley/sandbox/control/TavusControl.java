package dev.parley.sandbox.control;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.Conversations;
import dev.parley.sandbox.tavus.ShutdownReason;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import java.util.List;

/// Be the person in a Tavus conversation, its replica's voice, or what ends it.
@Path("/sandbox/tavus/conversations")
@RunOnVirtualThread
public class TavusControl {
    private final Conversations conversations;

    TavusControl(Conversations conversations) {
        this.conversations = conversations;
    }

    @GET
    public List<TavusConversation> list() {
        return conversations.all().stream().map(TavusConversation::of).toList();
    }

    @POST
    @Path("/{id}/join")
    public TavusConversation join(@PathParam("id") String id, byte[] body) {
        var request = Fields.parseOrEmpty(body);
        var name = request.text("name");
        return TavusConversation
                .of(conversations.join(id, name.isBlank() ? "guest" : name, request.text("token")));
    }

    @POST
    @Path("/{id}/speak")
    public TavusConversation speak(@PathParam("id") String id, byte[] body) {
        var request = Fields.parse(body);
        var text = request.text("text");
        if (text.isBlank()) {
            throw new Refused(400, "Invalid text: it must say something");
        }
        return switch (request.text("role")) {
            case "user" -> TavusConversation.of(conversations.speak(id, "user", text));
            case "assistant" -> TavusConversation.of(conversations.speak(id, "assistant", text));
            case "tool" -> TavusConversation.of(conversations.speak(id, "tool", text));
            default -> throw new Refused(400, "Invalid role: it must be user, assistant or tool");
        };
    }

    /// Without a name, whoever joined last leaves.
    @POST
    @Path("/{id}/leave")
    public TavusConversation leave(@PathParam("id") String id, byte[] body) {
        return TavusConversation.of(conversations.leave(id, Fields.parseOrEmpty(body).text("name")));
    }

    /// As the vendor itself would, for a reason in its own words.
    @POST
    @Path("/{id}/end")
    public TavusConversation end(@PathParam("id") String id, byte[] body) {
        var reason = Fields.parse(body).text("reason");
        if (!ShutdownReason.isKnown(reason)) {
            throw new Refused(400, "Invalid reason: Tavus has no such shutdown_reason");
        }
        return TavusConversation.of(conversations.end(id, reason));
    }
}
