package dev.parley.service.notebook;

import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;

@Path("/v1/who-am-i")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
public class WhoAmIResource {
    private final Caller caller;

    WhoAmIResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    public Uni<String> tell() {
        return Uni.createFrom().item(said());
    }

    /// As a route on a worker thread sees it.
    @GET
    @Path("/blocking")
    public String tellFromWorker() {
        return said();
    }

    @GET
    @Path("/for")
    public Uni<String> tellFor(@QueryParam("user_id") String userId) {
        return Uni.createFrom().item(() -> caller.actingFor(userId).value());
    }

    @GET
    @Path("/passed-on")
    public Uni<String> askAnotherService(UriInfo uri) {
        return client(uri).ask();
    }

    @GET
    @Path("/passed-on/public")
    @PermitAll
    public Uni<String> askAnotherServiceForAnybody(UriInfo uri) {
        return client(uri).ask();
    }

    private String said() {
        return caller.person() + (caller.mayActForOthers() ? " for others" : "");
    }

    private static WhoAmI client(UriInfo uri) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(uri.getBaseUri()).build(WhoAmI.class);
    }
}
