package dev.parley.service.notebook;

import dev.parley.model.event.PersonaEvent.PersonErased;
import dev.parley.model.id.PersonId;
import dev.parley.service.idempotency.IdempotencyKeys;
import dev.parley.service.identity.Caller;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;

@Path("/v1/notes")
@RolesAllowed({Role.USER, Role.SERVICE, Role.ADMIN})
public class NotebookResource {
    private final Notebook notebook;
    private final Chores chores;
    private final IdempotencyKeys keys;
    private final Caller caller;

    NotebookResource(Notebook notebook, Chores chores, IdempotencyKeys keys, Caller caller) {
        this.notebook = notebook;
        this.chores = chores;
        this.keys = keys;
        this.caller = caller;
    }

    @POST
    public Uni<Void> write(@Valid Note note) {
        return notebook.write(note);
    }

    /// Writes a note and tells the world that its person was erased, of all things.
    @POST
    @Path("/told")
    public Uni<Void> writeAndTell(@Valid Note note) {
        return notebook.writeAndTell(note, new PersonErased(new PersonId(note.personId()), Instant.EPOCH));
    }

    @POST
    @Path("/once")
    public Uni<Note> writeOnce(@HeaderParam("Idempotency-Key") String key, @Valid Note note) {
        return keys.answerOnce(caller.person(), key, note, Note.class,
                () -> notebook.count(new PersonId(note.personId())).replaceWith(note));
    }

    @PUT
    @Path("/{id}")
    public Uni<Integer> rewrite(@PathParam("id") String id, String body) {
        return notebook.rewrite(id, body);
    }

    @PUT
    @Path("/{id}/owner")
    public Uni<Integer> giveAway(@PathParam("id") String id, String person) {
        return notebook.giveAway(id, person);
    }

    @GET
    @Path("/owners")
    public Uni<List<String>> owners() {
        return notebook.owners();
    }

    @GET
    @Path("/owners/at-once")
    @PermitAll
    public Uni<List<String>> ownersAtOnce(@QueryParam("besides") String besides) {
        return notebook.ownersAtOnce(besides);
    }

    @GET
    @Path("/owners/public")
    @PermitAll
    public Uni<List<String>> ownersForAnybody() {
        return notebook.owners();
    }

    @GET
    @Path("/owners/chore")
    public Uni<List<String>> ownersAsChore() {
        return chores.owners();
    }

    @GET
    @Path("/owners/after-chore")
    public Uni<List<String>> ownersAfterChore() {
        return chores.owners().chain(() -> notebook.owners());
    }

    @GET
    @Path("/owners/chore-inside")
    public Uni<List<String>> ownersWithChoreInside() {
        return notebook.ownersAsChore();
    }

    @GET
    @Path("/owners/second-time")
    public Uni<List<String>> ownersTheSecondTime() {
        return chores.ownersTheSecondTime();
    }
}
