package dev.parley.persona.authoring.api;

import dev.parley.persona.authoring.PersonaService;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/v1/personas")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PersonaResource {
    private final PersonaService personas;
    private final Caller caller;

    PersonaResource(PersonaService personas, Caller caller) {
        this.personas = personas;
        this.caller = caller;
    }

    @GET
    public Uni<List<PersonaView>> list() {
        return personas.openTo(caller.person()).map(found -> found.stream().map(PersonaView::of).toList());
    }
}
