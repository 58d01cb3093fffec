package dev.parley.ingest.elevenlabs.api;

import dev.parley.ingest.elevenlabs.ElevenLabsWebhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// No token of ours guards this: the vendor's signature does. The body stays bytes until it is verified.
@Path("/webhooks/elevenlabs")
@PermitAll
@Consumes(MediaType.WILDCARD)
class ElevenLabsWebhookResource {
    private final ElevenLabsWebhooks webhooks;

    ElevenLabsWebhookResource(ElevenLabsWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    public Uni<Taken> take(@HeaderParam("ElevenLabs-Signature") @Nullable String signature,
            @Context HttpServerRequest call,
            byte[] body) {
        return webhooks.take(signature, body, call.remoteAddress().hostAddress()).replaceWith(new Taken("ok"));
    }

    record Taken(String status) {}
}
