package dev.parley.persona.entitlement;

import dev.parley.service.identity.TravellingToken;
import dev.parley.service.peer.PeerProblems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/subscriptions/me")
@RegisterRestClient(configKey = "billing")
@RegisterProvider(TravellingToken.class)
@RegisterProvider(PeerProblems.class)
interface SubscriptionClient {

    @GET
    Uni<Subscription> of(@RestQuery("user_id") String person);

    /// @param features
    ///            codes, among them some that this service may not know
    record Subscription(List<String> features) {}
}
