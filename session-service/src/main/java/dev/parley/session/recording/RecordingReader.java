package dev.parley.session.recording;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActingFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class RecordingReader {
    private final ActingFunctions functions;

    RecordingReader(ActingFunctions functions) {
        this.functions = functions;
    }

    /// Oldest first; empty if there is no such session.
    public Uni<Optional<List<Reference>>> of(SessionId session) {
        return functions.call("recordings_of", session.value())
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(StreamSupport.stream(rows.spliterator(), false)
                                .filter(row -> row.getString("location") != null)
                                .map(Reference::of)
                                .toList()));
    }

    /// @param location
    ///            at the vendor or in our own store, in their own words; nobody's browser may be able to open it
    public record Reference(String location, Instant recordedAt, @Nullable Long lastedSeconds) {

        private static Reference of(Row row) {
            return new Reference(row.getString("location"), row.getOffsetDateTime("recorded_at").toInstant(),
                    row.getLong("lasted_seconds"));
        }
    }
}
