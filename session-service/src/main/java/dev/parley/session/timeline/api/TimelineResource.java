package dev.parley.session.timeline.api;

import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import dev.parley.session.lifecycle.SessionNotFound;
import dev.parley.session.timeline.TimelineReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/sessions/{id}/timeline")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class TimelineResource {
    private final TimelineReader timeline;

    TimelineResource(TimelineReader timeline) {
        this.timeline = timeline;
    }

    /// In the order in which things happened.
    @GET
    public Uni<Page<EntryView>> page(@RestPath SessionId id, @Valid @BeanParam PageRequest page) {
        return timeline.page(id, page)
                .map(found -> found.orElseThrow(() -> new SessionNotFound(id.value())))
                .map(found -> found.map(EntryView::of));
    }
}
