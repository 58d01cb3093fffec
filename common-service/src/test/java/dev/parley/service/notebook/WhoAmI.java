package dev.parley.service.notebook;

import dev.parley.service.identity.TravellingToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/// Another service's client: it asks who its caller is taken for.
@Path("/v1/who-am-i")
@RegisterProvider(TravellingToken.class)
public interface WhoAmI {

    @GET
    Uni<String> ask();
}
