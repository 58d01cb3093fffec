package dev.parley.service.acting;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Calls functions of the database, each in one round trip that is its whole transaction: for the few questions that
/// are asked so often, or waited for so closely, that a session around them would cost more than the answer.
///
/// A function takes who acts as its first two parameters and hands them to `act_as` before it does anything else.
@ApplicationScoped
public class ActingFunctions {
    private final Pool pool;
    private final Actors actors;

    ActingFunctions(Pool pool, Actors actors) {
        this.pool = pool;
        this.actors = actors;
    }

    /// @param arguments
    ///            those that follow who acts
    public Uni<RowSet<Row>> call(String function, @Nullable Object... arguments) {
        return actors.current().chain(actor -> execute(actor, function, arguments));
    }

    /// For answers of very many rows: each is read as it comes, and no row is kept.
    public <T> Uni<List<T>> read(Function<Row, T> row, String function, @Nullable Object... arguments) {
        return actors.current()
                .chain(actor -> prepared(function, arguments).mapping(row).execute(parameters(actor, arguments)))
                .map(rows -> rows.stream().toList());
    }

    /// For somebody who called a while ago and still waits for answers.
    public Uni<RowSet<Row>> callAs(Actor actor, String function, @Nullable Object... arguments) {
        return execute(Optional.of(actor), function, arguments);
    }

    private Uni<RowSet<Row>> execute(Optional<Actor> actor, String function, @Nullable Object... arguments) {
        return prepared(function, arguments).execute(parameters(actor, arguments));
    }

    private PreparedQuery<RowSet<Row>> prepared(String function, @Nullable Object[] arguments) {
        return pool.preparedQuery(sql(function, arguments.length));
    }

    private static String sql(String function, int arguments) {
        return IntStream.rangeClosed(1, arguments + 2)
                .mapToObj(number -> "$" + number)
                .collect(Collectors.joining(", ", "SELECT * FROM " + function + "(", ")"));
    }

    /// Without an actor nothing is seen, as everywhere.
    private static Tuple parameters(Optional<Actor> actor, @Nullable Object... arguments) {
        var parameters = Tuple.of(actor.map(Actor::role).orElse(""), actor.map(Actor::person).orElse(""));
        for (var argument : arguments) {
            parameters.addValue(argument);
        }
        return parameters;
    }
}
