package dev.parley.session.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.OwnToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// voice-orchestrator-service. It believes this service how long somebody may talk, and so no person.
@Path("/v1/voice")
@RegisterRestClient(configKey = "voice")
@RegisterProvider(OwnToken.class)
@RegisterProvider(PeerProblems.class)
public interface VoiceClient {

    /// Asking again for a session gives the same one.
    @POST
    @Path("/sessions")
    Uni<VoiceSession> start(StartVoiceSession request);

    @GET
    @Path("/sessions/{id}")
    Uni<VoiceSession> read(@RestPath String id);

    @POST
    @Path("/sessions/{id}/end")
    Uni<Void> end(@RestPath String id);

    /// Asking again for a session gives the same one.
    @POST
    @Path("/talks")
    Uni<Talk> startTalk(StartTalk request);

    @GET
    @Path("/talks/{id}")
    Uni<Talk> readTalk(@RestPath String id);

    /// @param id
    ///            the session's, or one that ElevenLabs gave a conversation of it
    @POST
    @Path("/talks/{id}/end")
    Uni<Void> endTalk(@RestPath String id);

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StartVoiceSession(PersonId userId, SessionId sessionId, SessionKind kind, long limitSeconds, String voiceId,
            @Nullable String agentName, String openingLine, String systemPrompt) {
        @Override
        public String toString() {
            return "StartVoiceSession[sessionId=" + sessionId + "]";
        }
    }

    /// What there is to join is there while it is active.
    @JsonNaming(SnakeCaseStrategy.class)
    record VoiceSession(@Nullable String room, @Nullable String token, @Nullable String serverUrl) {
        @Override
        public String toString() {
            return "VoiceSession[room=" + room + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StartTalk(PersonId userId, SessionId sessionId, SessionKind kind, long limitSeconds,
            @Nullable String agentId, Map<String, Object> dynamicVariables) {
        @Override
        public String toString() {
            return "StartTalk[sessionId=" + sessionId + "]";
        }
    }

    /// What there is to join with is there while it is active.
    @JsonNaming(SnakeCaseStrategy.class)
    record Talk(@Nullable String vendorConversation, @Nullable String signedUrl,
            @Nullable Map<String, Object> dynamicVariables) {
        @Override
        public String toString() {
            return "Talk[vendorConversation=" + vendorConversation + "]";
        }
    }
}
