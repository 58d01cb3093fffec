package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.persona.catalogue.CatalogueCache;
import dev.parley.persona.catalogue.Slug;
import dev.parley.persona.catalogue.VoiceDraft;
import dev.parley.persona.catalogue.VoiceService;
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

@Path("/v1/voices")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class VoiceResource {
    private static final TypeReference<Page<VoiceView>> PAGE = new TypeReference<>() {
    };

    private final VoiceService voices;
    private final CatalogueCache cache;

    VoiceResource(VoiceService voices, CatalogueCache cache) {
        this.voices = voices;
        this.cache = cache;
    }

    @GET
    public Uni<Page<VoiceView>> list(@Valid @BeanParam ActiveFilter filter, @Valid @BeanParam PageRequest page) {
        return cache.page("voices " + filter.wanted(), page, PAGE,
                () -> voices.page(filter.wanted(), page).map(found -> found.map(VoiceView::of)));
    }

    @GET
    @Path("/{id}")
    public Uni<VoiceView> one(@RestPath String id) {
        return voices.required(id).map(VoiceView::of);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<RestResponse<VoiceView>> put(@RestPath @Slug String id, @NotNull @Valid VoiceDraft draft) {
        return voices.put(id, draft).map(put -> PutAnswer.of(put.map(VoiceView::of)))
                .invoke(cache::forget);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<Void> remove(@RestPath String id) {
        return voices.remove(id).invoke(cache::forget);
    }
}
