package dev.parley.persona.erasure.api;

import dev.parley.persona.erasure.ErasureService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A person as a whole.
@Path("/v1/me")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PersonResource {
    private final ErasureService erasure;
    private final Caller caller;

    PersonResource(ErasureService erasure, Caller caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    @DELETE
    public Uni<Void> erase(@RestQuery("user_id") @Nullable String userId) {
        return erasure.erase(caller.actingFor(userId));
    }

    @GET
    @Path("/export")
    @ResponseHeader(name = HttpHeaders.CONTENT_DISPOSITION, value = "attachment; filename=\"parley-export.json\"")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<ArchiveView> export(@RestQuery("user_id") @Nullable String userId) {
        return erasure.archive(caller.actingFor(userId)).map(ArchiveView::of);
    }
}
