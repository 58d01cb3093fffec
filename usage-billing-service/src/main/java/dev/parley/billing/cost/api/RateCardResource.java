package dev.parley.billing.cost.api;

import dev.parley.billing.cost.RateCardDraft;
import dev.parley.billing.cost.RateCardService;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/rate-cards")
@RolesAllowed(Role.ADMIN)
class RateCardResource {
    private final RateCardService cards;

    RateCardResource(RateCardService cards) {
        this.cards = cards;
    }

    @GET
    public Uni<Page<RateCardView>> list(@RestQuery @Nullable String vendor, @Valid @BeanParam PageRequest page) {
        return cards.page(vendor, page).map(found -> found.map(RateCardView::of));
    }

    @PUT
    @Path("/{vendor}/{unit}")
    public Uni<RateCardView> put(@RestPath String vendor, @RestPath String unit,
            @NotNull @Valid RateCardDraft draft) {
        return cards.put(vendor, unit, draft).map(RateCardView::of);
    }

    @DELETE
    @Path("/{vendor}/{unit}/{effectiveFrom}")
    public Uni<Void> remove(@RestPath String vendor, @RestPath String unit, @RestPath String effectiveFrom) {
        return cards.remove(vendor, unit, effectiveFrom);
    }
}
