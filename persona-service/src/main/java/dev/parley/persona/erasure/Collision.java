package dev.parley.persona.erasure;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Set;

/// Tells a transaction that had to give way to another, and will do better next time.
final class Collision {
    private static final Set<String> SQL_STATES = Set.of("40001", "40P01");

    private Collision() {}

    static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var gaveWay = switch (cause) {
                case SQLException e -> SQL_STATES.contains(String.valueOf(e.getSQLState()));
                case PgException e -> SQL_STATES.contains(String.valueOf(e.getSqlState()));
                default -> false;
            };
            if (gaveWay) {
                return true;
            }
        }
        return false;
    }
}
