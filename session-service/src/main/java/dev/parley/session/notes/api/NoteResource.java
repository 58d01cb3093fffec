package dev.parley.session.notes.api;

import dev.parley.model.id.SessionId;
import dev.parley.service.identity.Role;
import dev.parley.service.input.IfMatch;
import dev.parley.session.notes.Note;
import dev.parley.session.notes.NoteService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The `ETag` says which version an answer is, for the `If-Match` of the next writing. Notes that nobody has
/// written yet are empty, and have one too.
@Path("/v1/sessions/{id}/notes")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
class NoteResource {
    private final NoteService notes;

    NoteResource(NoteService notes) {
        this.notes = notes;
    }

    @GET
    public Uni<RestResponse<NoteView>> read(@RestPath SessionId id) {
        return notes.of(id).map(NoteResource::answer);
    }

    @PUT
    public Uni<RestResponse<NoteView>> write(@RestPath SessionId id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid WriteNote request) {
        return notes.write(id, new IfMatch(ifMatch), request.text()).map(NoteResource::answer);
    }

    private static RestResponse<NoteView> answer(Note note) {
        return ResponseBuilder.ok(NoteView.of(note)).tag(String.valueOf(note.version())).build();
    }
}
