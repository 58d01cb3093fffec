package dev.parley.ingest.tavus.api;

import dev.parley.ingest.tavus.TavusWebhooks;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/// Tavus signs nothing: whoever knows the address was given it for that one session.
@Path("/webhooks/tavus/{capability}")
@PermitAll
@Consumes(MediaType.WILDCARD)
class TavusWebhookResource {
    private final TavusWebhooks webhooks;

    TavusWebhookResource(TavusWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    public Uni<Taken> take(@RestPath String capability, @Context HttpServerRequest call, byte[] body) {
        return webhooks.take(capability, body, call.remoteAddress().hostAddress()).replaceWith(new Taken("ok"));
    }

    record Taken(String status) {}
}
