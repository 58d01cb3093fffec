package dev.parley.session.tavus;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Tavus's HTTP interface as it is.
@Path("/v2/conversations")
@RegisterRestClient(configKey = "tavus")
@RegisterProvider(TavusKey.class)
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

    /// `hard` leaves nothing of it, recordings included.
    @DELETE
    @Path("/{id}")
    Uni<Void> delete(@RestPath String id, @RestQuery boolean hard);

    @ClientExceptionMapper
    static RuntimeException refused(Response response) {
        return TavusRefused.of(response.getStatus(), response.readEntity(String.class));
    }

    /// @param cast
    ///            who it is with, in one of Tavus's spellings
    @JsonNaming(SnakeCaseStrategy.class)
    record CreateConversation(@JsonAnyGetter Map<String, String> cast, String conversationName,
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
