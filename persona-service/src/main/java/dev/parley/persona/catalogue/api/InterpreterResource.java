package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.persona.catalogue.CatalogueCache;
import dev.parley.persona.catalogue.InterpreterDraft;
import dev.parley.persona.catalogue.InterpreterService;
import dev.parley.persona.catalogue.Slug;
import dev.parley.persona.platform.ActiveFilter;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/interpreters")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class InterpreterResource {
    private static final TypeReference<Page<InterpreterView>> PAGE = new TypeReference<>() {
    };

    private final InterpreterService interpreters;
    private final CatalogueCache cache;

    InterpreterResource(InterpreterService interpreters, CatalogueCache cache) {
        this.interpreters = interpreters;
        this.cache = cache;
    }

    @GET
    public Uni<Page<InterpreterView>> list(@Valid @BeanParam ActiveFilter filter, @Valid @BeanParam PageRequest page) {
        return cache.page("interpreters " + filter.wanted(), page, PAGE,
                () -> interpreters.page(filter.wanted(), page).map(found -> found.map(InterpreterView::of)));
    }

    @GET
    @Path("/{id}")
    public Uni<InterpreterView> one(@RestPath String id) {
        return interpreters.required(id).map(InterpreterView::of);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<RestResponse<InterpreterView>> put(@RestPath @Slug String id, @NotNull @Valid InterpreterDraft draft) {
        return interpreters.put(id, draft).map(put -> PutAnswer.of(put.map(InterpreterView::of)))
                .invoke(cache::forget);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<Void> remove(@RestPath String id) {
        return interpreters.remove(id).invoke(cache::forget);
    }
}
