package dev.parley.ingest.livekit.api;

import dev.parley.ingest.livekit.LiveKitWebhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// No token of ours guards this: the vendor's signature does. The body stays bytes until it is verified.
@Path("/")
@PermitAll
@Consumes(MediaType.WILDCARD)
class LiveKitWebhookResource {
    private static final String BODY_SIGNATURE = "X-LiveKit-Signature";

    private final LiveKitWebhooks webhooks;

    LiveKitWebhookResource(LiveKitWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Path("/webhooks/livekit")
    public Uni<Taken> take(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(BODY_SIGNATURE) @Nullable String bodySignature, @Context HttpServerRequest call, byte[] body) {
        return webhooks.take(authorization, bodySignature, body, call.remoteAddress().hostAddress())
                .map(event -> new Taken("ok", event.orElse(null)));
    }

    /// The address that the voice seed published.
    @POST
    @Path("/webhook/livekit")
    public Uni<Taken> takeAtTheSeedsAddress(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(BODY_SIGNATURE) @Nullable String bodySignature, @Context HttpServerRequest call, byte[] body) {
        return take(authorization, bodySignature, call, body);
    }

    record Taken(String status, @Nullable String event) {}
}
