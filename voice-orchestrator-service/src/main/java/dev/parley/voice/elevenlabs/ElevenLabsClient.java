package dev.parley.voice.elevenlabs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// ElevenLabs' Agents API. What it says of a conversation is kept as it is: vendors add to it.
@Path("/v1/convai")
@RegisterRestClient(configKey = "elevenlabs")
@ClientHeaderParam(name = "xi-api-key", value = "${parley.elevenlabs.api-key}")
interface ElevenLabsClient {

    @GET
    @Path("/conversation/get-signed-url")
    Uni<Signed> signedUrl(@RestQuery("agent_id") String agent,
            @RestQuery("include_conversation_id") boolean includeConversationId);

    @GET
    @Path("/conversation/token")
    Uni<Token> token(@RestQuery("agent_id") String agent);

    @GET
    @Path("/conversations/{id}")
    Uni<JsonNode> conversation(@RestPath String id);

    @DELETE
    @Path("/conversations/{id}")
    Uni<Void> delete(@RestPath String id);

    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return ElevenLabsRefused.of(response.getStatus(), response.readEntity(String.class));
    }

    record Signed(@JsonProperty("signed_url") String signedUrl) {
        @Override
        public String toString() {
            return "Signed[]";
        }
    }

    record Token(String token, @JsonProperty("conversation_id") String conversationId) {
        @Override
        public String toString() {
            return "Token[conversationId=" + conversationId + "]";
        }
    }
}
