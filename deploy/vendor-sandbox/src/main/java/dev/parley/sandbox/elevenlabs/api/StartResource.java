package dev.parley.sandbox.elevenlabs.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.Ticket;
import dev.parley.sandbox.elevenlabs.Workspace;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;

/// How a server lets a browser talk to an agent: a signed URL for the WebSocket, or a token for WebRTC.
@Path("/v1/convai/conversation")
@RunOnVirtualThread
public class StartResource {
    private final Workspace workspace;
    private final RoomTokens tokens;
    private final ElevenLabsConfig config;

    StartResource(Workspace workspace, RoomTokens tokens, ElevenLabsConfig config) {
        this.workspace = workspace;
        this.tokens = tokens;
        this.config = config;
    }

    /// Both spellings are in use.
    @GET
    @Path("/{name:get[-_]signed[-_]url}")
    public SignedUrl sign(@Context UriInfo uri) {
        var query = new Query(uri.getQueryParameters());
        var agent = agentOf(query);
        return new SignedUrl(urlOf(workspace.sign(agent, query.flag("include_conversation_id")), uri.getBaseUri()));
    }

    @GET
    @Path("/token")
    public Token token(@Context UriInfo uri) {
        var query = new Query(uri.getQueryParameters());
        var conversation = workspace.prepareForToken(agentOf(query)).orElseThrow(ApiError::tooManyConversations);
        return tokenOf(conversation, query.text("participant_name").orElse(""));
    }

    private String agentOf(Query query) {
        var agent = query.required("agent_id");
        if (!workspace.knows(agent)) {
            throw ApiError.notFound(config.notFoundDetail(), "agent");
        }
        return agent;
    }

    private Token tokenOf(Conversation conversation, String participant) {
        return new Token(tokens.sign(conversation, participant), conversation.id());
    }

    /// The socket is where the caller found this.
    private static String urlOf(Ticket ticket, URI base) {
        var url = "%s://%s/v1/convai/conversation?agent_id=%s&conversation_signature=%s".formatted(
                "https".equals(base.getScheme()) ? "wss" : "ws", base.getAuthority(),
                URLEncoder.encode(ticket.agent(), UTF_8), ticket.signature());
        return ticket.conversation() == null ? url : url + "&conversation_id=" + ticket.conversation();
    }

    public record SignedUrl(String signedUrl) {}

    public record Token(String token, String conversationId) {}
}
