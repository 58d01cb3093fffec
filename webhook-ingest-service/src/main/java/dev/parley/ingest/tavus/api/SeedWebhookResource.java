package dev.parley.ingest.tavus.api;

import dev.parley.ingest.tavus.TavusWebhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// The addresses that the mentor seed and the onboarding seed published for Tavus. They are the same for every session,
/// so whoever calls must know a secret: in a header, or in the query where an address is all that can be set.
@Path("/")
@PermitAll
@Consumes(MediaType.WILDCARD)
class SeedWebhookResource {
    private static final String HEADER = "X-Webhook-Secret";
    private static final String QUERY = "secret";

    private final TavusWebhooks webhooks;

    SeedWebhookResource(TavusWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Path("/functions/v1/tavus-webhook")
    public Uni<Processed> takeForMentors(@HeaderParam(HEADER) @Nullable String header,
            @QueryParam(QUERY) @Nullable String query, @Context HttpServerRequest call, byte[] body) {
        return webhooks.takeAtASeedsAddress(header == null ? query : header, body, call.remoteAddress().hostAddress())
                .map(event -> new Processed(true, event.map("Received %s"::formatted).orElse("Received")));
    }

    @POST
    @Path("/api/v1/tavus/callback")
    public Uni<Taken> takeForOnboarding(@HeaderParam(HEADER) @Nullable String header,
            @QueryParam(QUERY) @Nullable String query, @Context HttpServerRequest call, byte[] body) {
        return webhooks.takeAtASeedsAddress(header == null ? query : header, body, call.remoteAddress().hostAddress())
                .map(event -> new Taken("ok", event.orElse(null)));
    }

    record Processed(boolean success, String message) {}

    record Taken(String status, @Nullable String event) {}
}
