package dev.parley.sandbox.tavus.api;

import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.Words;
import dev.parley.sandbox.tavus.callbacks.TavusTime;
import dev.parley.sandbox.tavus.replicas.Replica;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes replicas under the older names. How far training has come depends on when one asks.
@Singleton
class ReplicaRows {
    private final TavusConfig config;
    private final SandboxClock clock;

    ReplicaRows(TavusConfig config, SandboxClock clock) {
        this.config = config;
        this.clock = clock;
    }

    Map<String, Object> of(Replica replica, boolean isVerbose) {
        var row = new LinkedHashMap<String, Object>();
        row.put("replica_id", replica.id());
        row.put("replica_name", replica.name());
        row.put("model_name", replica.model());
        row.put("status", word(replica.status()));
        row.put("training_progress", replica.progress(clock.instant(), config.trainingTime()) + "/100");
        if (!replica.errorMessage().isEmpty()) {
            row.put("error_message", replica.errorMessage());
        }
        row.put("created_at", TavusTime.format(replica.createdAt()));
        row.put("updated_at", TavusTime.format(replica.updatedAt()));
        if (isVerbose) {
            row.put("replica_type", word(replica.type()));
        }
        return row;
    }

    static String word(Enum<?> constant) {
        return Words.of(constant);
    }
}
