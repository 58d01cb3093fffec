package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.model.id.PersonId;
import dev.parley.model.problem.ServiceException;
import dev.parley.persona.catalogue.AvatarDraft;
import dev.parley.persona.catalogue.AvatarFilter;
import dev.parley.persona.catalogue.AvatarService;
import dev.parley.persona.catalogue.CatalogueCache;
import dev.parley.persona.catalogue.PremiumAccess;
import dev.parley.persona.catalogue.Slug;
import dev.parley.persona.catalogue.Tier;
import dev.parley.persona.entitlement.Entitlements;
import dev.parley.persona.entitlement.Feature;
import dev.parley.persona.platform.ActiveFilter;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/avatars")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class AvatarResource {
    private static final TypeReference<Page<AvatarView>> PAGE = new TypeReference<>() {
    };

    private final AvatarService avatars;
    private final CatalogueCache cache;
    private final Entitlements entitlements;
    private final Caller caller;

    AvatarResource(AvatarService avatars, CatalogueCache cache, Entitlements entitlements, Caller caller) {
        this.avatars = avatars;
        this.cache = cache;
        this.entitlements = entitlements;
        this.caller = caller;
    }

    @GET
    public Uni<Page<AvatarView>> list(@Valid @BeanParam ActiveFilter filter,
            @RestQuery @Nullable @Pattern(regexp = Tier.CODES, message = Tier.RULE) String tier,
            @RestQuery("user_id") @Nullable String userId, @Valid @BeanParam PageRequest page) {
        var person = caller.actingFor(userId);
        var wanted = new AvatarFilter(filter.wanted(), tier == null ? null : Tier.of(tier));
        return cache.page("avatars " + wanted, page, PAGE,
                () -> avatars.page(wanted, page).map(found -> found.map(AvatarView::of)))
                .chain(found -> shown(found, person));
    }

    private Uni<Page<AvatarView>> shown(Page<AvatarView> page, PersonId person) {
        return access(person, page.items()).map(access -> page.map(avatar -> avatar.with(access)));
    }

    @GET
    @Path("/{id}")
    public Uni<AvatarView> one(@RestPath String id, @RestQuery("user_id") @Nullable String userId) {
        var person = caller.actingFor(userId);
        return avatars.required(id).map(AvatarView::of).chain(avatar -> shown(avatar, person));
    }

    private Uni<AvatarView> shown(AvatarView avatar, PersonId person) {
        return access(person, List.of(avatar)).map(avatar::with);
    }

    /// Asked only where the answer makes a difference. The catalogue is readable even if nobody answers.
    private Uni<PremiumAccess> access(PersonId person, List<AvatarView> shown) {
        if (shown.stream().noneMatch(AvatarView::premium)) {
            return Uni.createFrom().item(PremiumAccess.UNKNOWN);
        }
        return entitlements.includes(person, Feature.PREMIUM_AVATARS)
                .map(PremiumAccess::of)
                .onFailure(ServiceException.class)
                .invoke(e -> Log.warnf("Avatars are shown without what the plan includes: %s", e.toString()))
                .onFailure(ServiceException.class).recoverWithItem(PremiumAccess.UNKNOWN);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<RestResponse<AvatarView>> put(@RestPath @Slug String id, @NotNull @Valid AvatarDraft draft) {
        return avatars.put(id, draft)
                .map(put -> PutAnswer.of(put.map(it -> AvatarView.of(it).with(PremiumAccess.UNKNOWN))))
                .invoke(cache::forget);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN)
    public Uni<Void> remove(@RestPath String id) {
        return avatars.remove(id).invoke(cache::forget);
    }
}
