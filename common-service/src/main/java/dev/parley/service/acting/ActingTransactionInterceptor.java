package dev.parley.service.acting;

import dev.parley.service.sql.Statements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// Makes `set_config` the first statement of every `@WithTransaction` method, so that no use case can forget who acts.
/// It binds to the annotation itself and runs just inside the interceptor that opens the transaction (priority 200).
/// A method that joins an open transaction finds the actor already set, and must mean the same one.
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class ActingTransactionInterceptor {
    private static final String TOLD = "parley.actor.told";
    private static final String TELL = "SELECT set_config('parley.role', $1, true), set_config('parley.person', $2, true)";

    private final Actors actors;

    ActingTransactionInterceptor(Actors actors) {
        this.actors = actors;
    }

    @AroundInvoke
    Object tellPostgresWhoActs(InvocationContext invocation) {
        return actors.current()
                .chain(actor -> actor.isEmpty() ? proceed(invocation) : proceedAs(actor.get(), invocation));
    }

    private static Uni<Object> proceedAs(Actor actor, InvocationContext invocation) {
        return Panache.getSession()
                .chain(session -> tell(session, actor))
                .chain(() -> proceed(invocation));
    }

    /// What was told lasts as long as its transaction, and a session may see more than one of those.
    private static Uni<Void> tell(Mutiny.Session session, Actor actor) {
        var transaction = session.currentTransaction();
        Optional<Told> told = ContextLocals.get(TOLD);
        if (told.isPresent() && told.get().transaction() == transaction) {
            return told.get().actor().equals(actor)
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(twoActors());
        }
        ContextLocals.put(TOLD, new Told(transaction, actor));
        return Statements.perform(session, TELL, actor.role(), actor.person());
    }

    private static IllegalStateException twoActors() {
        return new IllegalStateException(
                "A transaction has one actor: @ActsAsService cannot join the transaction of a person");
    }

    @SuppressWarnings("unchecked")
    private static Uni<Object> proceed(InvocationContext invocation) {
        try {
            return (Uni<Object>) invocation.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private record Told(Mutiny.Transaction transaction, Actor actor) {}
}
