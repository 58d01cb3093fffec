package dev.parley.persona.authoring.api;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.authoring.Author;
import dev.parley.persona.authoring.ExpectedVersion;
import dev.parley.persona.authoring.PersonaAuthoring;
import dev.parley.persona.authoring.PersonaService;
import dev.parley.persona.authoring.PersonaVersion;
import dev.parley.persona.platform.ActiveFilter;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/personas")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class PersonaResource {
    private final PersonaService personas;
    private final PersonaAuthoring authoring;
    private final IdempotencyKeys keys;
    private final Authors authors;

    PersonaResource(PersonaService personas, PersonaAuthoring authoring, IdempotencyKeys keys, Authors authors) {
        this.personas = personas;
        this.authoring = authoring;
        this.keys = keys;
        this.authors = authors;
    }

    /// `active=true` leaves out what nobody may talk to at present.
    @GET
    public Uni<Page<PersonaView>> list(@Valid @BeanParam ActiveFilter filter,
            @RestQuery("user_id") @Nullable String userId, @Valid @BeanParam PageRequest page) {
        return personas.list(authors.actingFor(userId), filter.isActiveOnly(), page)
                .map(found -> found.map(PersonaView::of));
    }

    @POST
    public Uni<RestResponse<PersonaView>> create(@HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CreatePersona request) {
        var author = authors.actingFor(request.userId());
        return keys.answerOnce(author.person(), key, request, CreatedPersona.class,
                () -> write(author, request).map(CreatedPersona::of))
                .chain(created -> personas.read(author, created.id(), created.version()))
                .map(OnePersona::created);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<PersonaView>> read(@RestPath PersonaId id) {
        return personas.read(authors.calling(), id).map(OnePersona::ok);
    }

    @PUT
    @Path("/{id}")
    public Uni<RestResponse<PersonaView>> rewrite(@RestPath PersonaId id,
            @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid RewritePersona request) {
        return authoring.rewrite(authors.calling(), id, new ExpectedVersion(ifMatch), request.content())
                .map(OnePersona::ok);
    }

    private Uni<PersonaVersion> write(Author author, CreatePersona request) {
        return request.forEverybody()
                ? authoring.createForEverybody(author, request.content())
                : authoring.create(author, request.content());
    }
}
