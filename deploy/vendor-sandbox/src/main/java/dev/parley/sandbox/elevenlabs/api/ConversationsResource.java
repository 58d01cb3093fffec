package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.Conversation;
import dev.parley.sandbox.elevenlabs.ConversationView;
import dev.parley.sandbox.elevenlabs.Silence;
import dev.parley.sandbox.elevenlabs.Workspace;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/// What became of conversations.
@Path("/v1/convai/conversations")
@RunOnVirtualThread
public class ConversationsResource {
    private final Workspace workspace;
    private final ElevenLabsConfig config;

    ConversationsResource(Workspace workspace, ElevenLabsConfig config) {
        this.workspace = workspace;
        this.config = config;
    }

    @GET
    public ConversationPage list(@Context UriInfo uri) {
        return ListConversations.of(new Query(uri.getQueryParameters())).page(workspace.all());
    }

    @GET
    @Path("/{id}")
    public ConversationView get(@PathParam("id") String id) {
        return ConversationView.of(required(id), config.creditsPerMinute());
    }

    @GET
    @Path("/{id}/audio")
    public Response audio(@PathParam("id") String id) {
        if (!required(id).hasAudio()) {
            throw ApiError.notFound(config.notFoundDetail(), "audio");
        }
        return Response.ok(Silence.mp3(config.audioBytes())).type("audio/mpeg").build();
    }

    @POST
    @Path("/{id}/feedback")
    public Map<String, String> rate(@PathParam("id") String id, byte[] body) {
        if (!workspace.score(id, Body.parse(body).oneOf("feedback", List.of("like", "dislike")))) {
            throw unknown();
        }
        return Map.of();
    }

    @DELETE
    @Path("/{id}")
    public Map<String, String> delete(@PathParam("id") String id) {
        if (!workspace.delete(id)) {
            throw unknown();
        }
        return Map.of();
    }

    private Conversation required(String id) {
        return workspace.find(id).orElseThrow(this::unknown);
    }

    private ApiError unknown() {
        return ApiError.notFound(config.notFoundDetail(), "conversation");
    }
}
