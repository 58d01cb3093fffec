package dev.parley.persona.context.api;

import dev.parley.persona.context.CompiledContext;
import dev.parley.persona.context.ContextService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

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
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(CompiledContext.class)
    public Uni<String> compile(@NotNull @Valid CompileContext request) {
        return contexts.compile(request.of(caller.actingFor(request.userId())));
    }
}
