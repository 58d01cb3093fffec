package dev.parley.voice.conversation.api;

import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.voice.conversation.TalkReports;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/// How a session at ElevenLabs went.
@Path("/v1/voice/sessions/{id}/analysis")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class AnalysisResource {
    private final TalkReports reports;

    AnalysisResource(TalkReports reports) {
        this.reports = reports;
    }

    @GET
    public Uni<AnalysisView> one(@RestPath String id) {
        return reports.of(new SessionId(id)).map(AnalysisView::of);
    }
}
