package dev.parley.session.recording.api;

import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.session.lifecycle.SessionNotFound;
import dev.parley.session.recording.RecordingReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/// Where a session was recorded to. Recordings come long after the end, and a session may have several, or none.
@Path("/v1/sessions/{id}/recording")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class RecordingResource {
    private final RecordingReader recordings;

    RecordingResource(RecordingReader recordings) {
        this.recordings = recordings;
    }

    @GET
    public Uni<Recorded> of(@RestPath SessionId id) {
        return recordings.of(id)
                .map(found -> found.orElseThrow(() -> new SessionNotFound(id.value())))
                .map(found -> new Recorded(found.stream().map(RecordingView::of).toList()));
    }

    record Recorded(List<RecordingView> items) {}
}
