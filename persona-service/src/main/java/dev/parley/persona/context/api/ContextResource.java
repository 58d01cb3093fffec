package dev.parley.persona.context.api;

import dev.parley.persona.context.ContextService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/contexts")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class ContextResource {
    private final ContextService contexts;
    private final Caller caller;

    ContextResource(ContextService contexts, Caller caller) {
        this.contexts = contexts;
        this.caller = caller;
    }

    @POST
    public Uni<ContextView> compile(@NotNull @Valid CompileContext request) {
        return contexts.compile(request.of(caller.actingFor(request.userId()))).map(ContextView::of);
    }
}
