package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.tavus.replicas.Replica;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which replicas a list is to hold, asked for in either spelling.
public class ReplicaQuery {
    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("page")
    @Nullable
    String page;

    @QueryParam("replica_type")
    @Nullable
    String replicaType;

    @QueryParam("face_type")
    @Nullable
    String faceType;

    @QueryParam("replica_ids")
    @Nullable
    String replicaIds;

    @QueryParam("face_ids")
    @Nullable
    String faceIds;

    @QueryParam("model_name")
    @Nullable
    String modelName;

    boolean matches(Replica replica) {
        var type = replicaType == null ? faceType : replicaType;
        var ids = replicaIds == null ? faceIds : replicaIds;
        if (type != null && !type.equals("user") && !type.equals("system")) {
            throw new Refused(400, "Invalid replica_type");
        }
        return (type == null || type.equals(ReplicaRows.word(replica.type())))
                && (ids == null || List.of(ids.split(",")).contains(replica.id()))
                && (modelName == null || modelName.equals(replica.model()));
    }
}
