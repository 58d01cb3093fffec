package dev.parley.persona.authoring.api;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.ExpectedVersion;
import dev.parley.persona.authoring.PersonaAuthoring;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What a persona has been.
@Path("/v1/personas/{id}/versions")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PersonaVersionResource {
    private final PersonaService personas;
    private final PersonaAuthoring authoring;
    private final Authors authors;

    PersonaVersionResource(PersonaService personas, PersonaAuthoring authoring, Authors authors) {
        this.personas = personas;
        this.authoring = authoring;
        this.authors = authors;
    }

    @GET
    public Uni<Page<PersonaVersionView>> list(@RestPath PersonaId id, @Valid @BeanParam PageRequest page) {
        return personas.history(authors.calling(), id, page).map(found -> found.map(PersonaVersionView::of));
    }

    @GET
    @Path("/{version}")
    public Uni<PersonaVersionView> read(@RestPath PersonaId id, @RestPath int version) {
        return personas.version(authors.calling(), id, version).map(PersonaVersionView::of);
    }

    @GET
    @Path("/{from}/diff/{to}")
    public Uni<DiffView> diff(@RestPath PersonaId id, @RestPath int from, @RestPath int to) {
        return personas.diff(authors.calling(), id, from, to).map(changes -> new DiffView(from, to, changes));
    }

    @POST
    @Path("/{version}/restore")
    public Uni<RestResponse<PersonaView>> restore(@RestPath PersonaId id, @RestPath int version,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return authoring.restore(authors.calling(), id, new ExpectedVersion(ifMatch), version).map(OnePersona::ok);
    }
}
