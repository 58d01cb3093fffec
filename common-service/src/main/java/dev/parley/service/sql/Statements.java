package dev.parley.service.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/// Statements of the transaction at hand that want no entity: they go to its connection as they are, where a native
/// query would be parsed, planned and kept first. What the session has yet to write is not written before them.
///
/// Parameters are `$1`, `$2` and so on, of the types that the Postgres client knows.
public final class Statements {

    private Statements() {}

    /// @return how many rows it changed
    public static Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return Panache.getSession().chain(session -> on(session, connection -> connection.update(sql, parameters)));
    }

    /// For a function that answers a number.
    public static Uni<Long> number(String sql, @Nullable Object... parameters) {
        return Panache.getSession().chain(session -> on(session, connection -> connection.select(sql, parameters)))
                .map(rows -> (Long) rows.next()[0]);
    }

    /// For a function that is called for what it does.
    public static Uni<Void> perform(Mutiny.Session session, String sql, @Nullable Object... parameters) {
        return on(session, connection -> connection.select(sql, parameters)).replaceWithVoid();
    }

    private static <T> Uni<T> on(Mutiny.Session session, Function<ReactiveConnection, CompletionStage<T>> work) {
        return Uni.createFrom().completionStage(() -> work.apply(((MutinySessionImpl) session)
                .getReactiveConnection()));
    }
}
