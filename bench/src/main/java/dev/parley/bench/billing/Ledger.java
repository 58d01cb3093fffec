package dev.parley.bench.billing;

import dev.parley.bench.load.Database;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Tells when a session has been booked.
final class Ledger {
    private final Map<String, CompletableFuture<@Nullable Void>> awaited = new ConcurrentHashMap<>();

    private Ledger() {}

    /// Entries are numbered in the order in which they are committed, as long as one consumer books them all.
    static Ledger followed(Database database) throws SQLException {
        var ledger = new Ledger();
        database.follow("SELECT id, session_id FROM billing.ledger_entry WHERE id > ? ORDER BY id", ledger::booked);
        return ledger;
    }

    /// Before anybody is told to book it.
    CompletableFuture<@Nullable Void> hasBooked(String session) {
        return awaited.computeIfAbsent(session, _ -> new CompletableFuture<>());
    }

    private void booked(String session) {
        var waiting = awaited.remove(session);
        if (waiting != null) {
            waiting.complete(null);
        }
    }
}
