package dev.parley.session.tavus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Tavus's HTTP interface as it is.
@Path("/v2/conversations")
@RegisterRestClient(configKey = "tavus")
@ClientHeaderParam(name = "x-api-key", value = "${parley.tavus.api-key}")
interface TavusClient {

    @POST
    Uni<Conversation> create(CreateConversation request);

    @GET
    Uni<Page> list(@RestQuery int limit, @RestQuery int page);

    /// With its event log.
    @GET
    @Path("/{id}")
    Uni<JsonNode> read(@RestPath String id, @RestQuery boolean verbose);

    @POST
    @Path("/{id}/end")
    Uni<Void> end(@RestPath String id);

    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return TavusRefused.of(response.getStatus(), response.readEntity(String.class));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreateConversation(@Nullable String personaId, @Nullable String replicaId, String conversationName,
            String conversationalContext, String customGreeting, String callbackUrl, Properties properties) {
        @Override
        public String toString() {
            return "CreateConversation[conversationName=" + conversationName + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Properties(long maxCallDuration, long participantLeftTimeout, long participantAbsentTimeout) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Conversation(String conversationId, @Nullable String conversationName, String conversationUrl,
            @Nullable String status) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Page(List<Conversation> data, int totalCount) {}
}
