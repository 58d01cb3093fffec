package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.tavus.replicas.Replica;
import dev.parley.sandbox.tavus.replicas.Replicas;
import dev.parley.sandbox.tavus.settings.Spelling;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The same replicas under both names. What the newer one answers is always in the newer spelling.
@Path("/v2/{collection:replicas|faces}")
@RunOnVirtualThread
public class ReplicaResource {
    private final Replicas replicas;
    private final ReplicaRows rows;

    ReplicaResource(Replicas replicas, ReplicaRows rows) {
        this.replicas = replicas;
        this.rows = rows;
    }

    @POST
    public Map<String, Object> create(@PathParam("collection") String collection, byte[] body) {
        var replica = replicas.create(Fields.parse(body));
        var created = new LinkedHashMap<String, Object>();
        created.put("replica_id", replica.id());
        created.put("status", ReplicaRows.word(replica.status()));
        return spelling(collection, replica).of(created);
    }

    @GET
    public Page<Map<String, Object>> list(@PathParam("collection") String collection, @BeanParam ReplicaQuery query,
            @QueryParam("verbose") @Nullable String verbose) {
        var matching = replicas.all().stream().filter(query::matches).toList();
        return Page.of(matching, query.limit, query.page, replica -> row(collection, replica, verbose));
    }

    @GET
    @Path("/{id}")
    public Map<String, Object> get(@PathParam("collection") String collection, @PathParam("id") String id,
            @QueryParam("verbose") @Nullable String verbose) {
        return row(collection, replicas.required(id), verbose);
    }

    @PATCH
    @Path("/{id}/name")
    public Map<String, String> rename(@PathParam("id") String id, byte[] body) {
        replicas.rename(id, Fields.parse(body));
        return Map.of();
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        replicas.delete(id);
    }

    private Map<String, Object> row(String collection, Replica replica, @Nullable String verbose) {
        return spelling(collection, replica).of(rows.of(replica, "true".equals(verbose)));
    }

    private static Spelling spelling(String collection, Replica replica) {
        return collection.equals("faces") ? Spelling.PAL : replica.spelling();
    }
}
