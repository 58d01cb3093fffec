package dev.parley.session.erasure.api;

import dev.parley.model.id.PersonId;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.erasure.ErasureService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// What an operator answers with who is asked whether somebody is really forgotten.
@Path("/v1/erasures")
@RolesAllowed(Role.ADMIN)
class ErasureResource {
    private final ErasureService erasures;

    ErasureResource(ErasureService erasures) {
        this.erasures = erasures;
    }

    /// @param outstanding
    ///            true for those only that a vendor has not confirmed yet
    @GET
    public Uni<Page<ReceiptView>> list(@RestQuery boolean outstanding, @Valid @BeanParam PageRequest page) {
        return erasures.receipts(outstanding, page).map(found -> found.map(ReceiptView::of));
    }

    /// Receipts name nobody, so the person is asked for by their id.
    @GET
    @Path("/{userId}")
    public Uni<Receipts> ofPerson(@RestPath String userId) {
        return erasures.receiptsOf(new PersonId(userId))
                .map(found -> new Receipts(found.stream().map(ReceiptView::of).toList()));
    }

    record Receipts(List<ReceiptView> items) {}
}
