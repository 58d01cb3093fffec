package dev.parley.session.transcript;

import dev.parley.model.event.Turn;
import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

@ApplicationScoped
public class TranscriptReader {
    private final ActingFunctions functions;

    TranscriptReader(ActingFunctions functions) {
        this.functions = functions;
    }

    /// No turns while no transcript has come; empty if there is no such session.
    public Uni<Optional<List<Turn>>> of(SessionId session) {
        return functions.call("transcript_of", session.value())
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(turns(rows)));
    }

    private static List<Turn> turns(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getString("role") != null)
                .map(row -> new Turn(row.getString("role"), row.getString("said"), row.getDouble("offset_seconds")))
                .toList();
    }
}
