package dev.parley.service.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.model.problem.ServiceException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells trouble that passes by itself from a defect that will be there next time too.
final class Transience {
    /// SQLSTATE classes: connection, transaction rollback, resources, lock not available, operator intervention.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57");
    private static final Set<Integer> PASSING_STATUSES = Set.of(429, 502, 503, 504);

    private Transience() {}

    static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var passes = switch (cause) {
                case SQLException e -> isPassing(e.getSQLState());
                case PgException e -> isPassing(e.getSqlState());
                case ServiceException e -> isPassing(e.type().status());
                case WebApplicationException e -> isPassing(e.getResponse().getStatus());
                case JsonProcessingException _ -> false;
                case ClosedConnectionException _,OptimisticLockException _,IOException _ -> true;
                case TimeoutException _,io.smallrye.mutiny.TimeoutException _ -> true;
                default -> false;
            };
            if (passes) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState != null && sqlState.length() == 5 && PASSING_CLASSES.contains(sqlState.substring(0, 2));
    }

    private static boolean isPassing(int status) {
        return PASSING_STATUSES.contains(status);
    }
}
