package dev.parley.session.search.api;

import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import dev.parley.service.input.Text;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.search.TranscriptSearch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// One person's conversations at a time: `user_id` is for a service that asks on behalf of a person.
@Path("/v1/transcripts")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class TranscriptSearchResource {
    private static final int WANTED_MAX = 200;

    private final TranscriptSearch search;
    private final Caller caller;

    TranscriptSearchResource(TranscriptSearch search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    @GET
    public Uni<Page<HitView>> search(@RestQuery @NotBlank @Text(max = WANTED_MAX) String q,
            @RestQuery("user_id") @Nullable String userId, @Valid @BeanParam PageRequest page) {
        return search.page(caller.actingFor(userId), q, page).map(found -> found.map(HitView::of));
    }
}
