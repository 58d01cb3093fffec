package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.callbacks.TavusTime;
import dev.parley.sandbox.tavus.personas.Persona;
import dev.parley.sandbox.tavus.personas.Personas;
import dev.parley.sandbox.tavus.settings.Spelling;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The same personas under both names. What the newer one answers is always in the newer spelling.
@Path("/v2/{collection:personas|pals}")
@RunOnVirtualThread
public class PersonaResource {
    private final Personas personas;

    PersonaResource(Personas personas) {
        this.personas = personas;
    }

    @POST
    public Map<String, Object> create(@PathParam("collection") String collection, byte[] body) {
        var request = Fields.parse(body);
        if (isNew(collection) && request.text("default_face_id", "default_replica_id").isBlank()) {
            throw new Refused(400, "Invalid default_face_id");
        }
        var persona = personas.create(request);
        var created = new LinkedHashMap<String, Object>();
        created.put("persona_id", persona.id());
        created.put("persona_name", persona.name());
        created.put("created_at", TavusTime.format(persona.createdAt()));
        return spelling(collection, persona).of(created);
    }

    @GET
    public Page<Map<String, Object>> list(@PathParam("collection") String collection,
            @QueryParam("limit") @Nullable String limit, @QueryParam("page") @Nullable String page) {
        return Page.of(personas.all(), limit, page, persona -> row(collection, persona));
    }

    /// A list of one, as Tavus has it.
    @GET
    @Path("/{id}")
    public Map<String, Object> get(@PathParam("collection") String collection, @PathParam("id") String id) {
        return Map.of("data", List.of(row(collection, personas.required(id))));
    }

    /// 304 has no body, so nobody hears that nothing was changed.
    @PATCH
    @Path("/{id}")
    public Response patch(@PathParam("collection") String collection, @PathParam("id") String id, byte[] body) {
        return personas.change(id, body)
                .map(persona -> Response.ok(row(collection, persona)).build())
                .orElseGet(() -> Response.notModified().build());
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        personas.delete(id);
    }

    private static Map<String, Object> row(String collection, Persona persona) {
        var row = new LinkedHashMap<String, Object>();
        persona.asked().properties().forEach(field -> row.put(field.getKey(), field.getValue()));
        row.put("persona_id", persona.id());
        row.put("created_at", TavusTime.format(persona.createdAt()));
        row.put("updated_at", TavusTime.format(persona.updatedAt()));
        return spelling(collection, persona).of(row);
    }

    private static Spelling spelling(String collection, Persona persona) {
        return isNew(collection) ? Spelling.PAL : persona.spelling();
    }

    private static boolean isNew(String collection) {
        return collection.equals("pals");
    }
}
