package dev.parley.ingest.livekit.api;

import dev.parley.ingest.livekit.LiveKitWebhooks;
import dev.parley.service.acting.ActsAsService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// No token of ours guards this: the vendor's signature does. The body stays bytes until it is verified.
@Path("/")
@PermitAll
@ActsAsService
@Consumes(MediaType.WILDCARD)
class LiveKitWebhookResource {
    private final LiveKitWebhooks webhooks;

    LiveKitWebhookResource(LiveKitWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Path("/webhooks/livekit")
    public Uni<Taken> take(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] body) {
        return webhooks.take(authorization, body).map(event -> new Taken("ok", event));
    }

    /// The address that the voice seed published.
    @POST
    @Path("/webhook/livekit")
    public Uni<Taken> takeAtTheSeedsAddress(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        return take(authorization, body);
    }

    record Taken(String status, String event) {}
}
