package dev.parley.session.transcript.api;

import dev.parley.model.event.Turn;
import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.session.lifecycle.SessionNotFound;
import dev.parley.session.transcript.TranscriptReader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What was said in a session, in the form that `Accept` or `format` asks for. Whoever takes anything gets JSON.
@Path("/v1/sessions/{id}/transcript")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class TranscriptResource {
    private static final String TEXT_IF_ASKED = "text/plain;qs=0.9";
    private static final String VTT_IF_ASKED = "text/vtt;qs=0.8";

    private final TranscriptReader transcripts;

    TranscriptResource(TranscriptReader transcripts) {
        this.transcripts = transcripts;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(TurnView[].class)
    public Uni<Response> asJson(@RestPath SessionId id, @RestQuery @Nullable String format) {
        return written(id, TranscriptFormat.asked(format, TranscriptFormat.JSON));
    }

    @GET
    @Produces(TEXT_IF_ASKED)
    @APIResponseSchema(String.class)
    public Uni<Response> asText(@RestPath SessionId id, @RestQuery @Nullable String format) {
        return written(id, TranscriptFormat.asked(format, TranscriptFormat.TEXT));
    }

    @GET
    @Produces(VTT_IF_ASKED)
    @APIResponseSchema(String.class)
    public Uni<Response> asSubtitles(@RestPath SessionId id, @RestQuery @Nullable String format) {
        return written(id, TranscriptFormat.asked(format, TranscriptFormat.VTT));
    }

    private Uni<Response> written(SessionId id, TranscriptFormat format) {
        return transcripts.of(id)
                .map(found -> found.orElseThrow(() -> new SessionNotFound(id.value())))
                .map(turns -> answer(turns, format));
    }

    private static Response answer(List<Turn> turns, TranscriptFormat format) {
        return Response.ok(format.write(turns), format.mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
