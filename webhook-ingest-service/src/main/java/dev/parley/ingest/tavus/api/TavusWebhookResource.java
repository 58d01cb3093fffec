package dev.parley.ingest.tavus.api;

import dev.parley.ingest.tavus.TavusWebhooks;
import dev.parley.service.acting.ActsAsService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/// Tavus signs nothing: whoever knows the address was given it for that one session.
@Path("/webhooks/tavus/{capability}")
@PermitAll
@ActsAsService
@Consumes(MediaType.WILDCARD)
class TavusWebhookResource {
    private final TavusWebhooks webhooks;

    TavusWebhookResource(TavusWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    public Uni<Taken> take(@RestPath String capability, byte[] body) {
        return webhooks.take(capability, body).replaceWith(new Taken("ok"));
    }

    record Taken(String status) {}
}
