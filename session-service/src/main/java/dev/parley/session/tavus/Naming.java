package dev.parley.session.tavus;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Tavus calls who somebody is and what they look like. It renamed both, takes either, and answers in whichever it
/// likes; we write one.
public enum Naming {
    PERSONA("persona_id", "replica_id"), //
    PAL("pal_id", "face_id");

    private final String persona;
    private final String replica;

    Naming(String persona, String replica) {
        this.persona = persona;
        this.replica = replica;
    }

    /// The fields of a request. What it does not name, Tavus chooses.
    Map<String, String> cast(@Nullable String personaId, @Nullable String replicaId) {
        var cast = new LinkedHashMap<String, String>();
        if (personaId != null) {
            cast.put(persona, personaId);
        }
        if (replicaId != null) {
            cast.put(replica, replicaId);
        }
        return cast;
    }
}
