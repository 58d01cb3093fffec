package dev.parley.persona.context;

import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.model.id.PersonId;
import dev.parley.persona.context.Casting.Cast;
import dev.parley.service.outbox.Outbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/// The parts of compiling that the database has a say in.
@ApplicationScoped
class ContextTransactions {
    private static final String REVISIONS = """
            SELECT coalesce((SELECT revision FROM person_revision WHERE person_id = ?1), 0), revision
            FROM catalogue_revision""";

    private final Casting casting;
    private final BriefReader briefs;
    private final Outbox outbox;
    private final Budgets budgets;
    private final Clock clock;

    ContextTransactions(Casting casting, BriefReader briefs, Outbox outbox, ContextConfig config, Clock clock) {
        this.casting = casting;
        this.briefs = briefs;
        this.outbox = outbox;
        this.budgets = Budgets.of(config);
        this.clock = clock;
    }

    /// Who speaks, and as of when everything is known. The revisions come first: what is read after them can only be
    /// newer, and a newer context under an older key is never found again.
    @WithTransaction
    public Uni<Found> find(ContextRequest request, LocalDate today) {
        return revisions(request.person())
                .chain(revisions -> casting.cast(request)
                        .map(cast -> new Found(cast, ContextKey.of(request, cast, (Long) revisions[0],
                                (Long) revisions[1], today, budgets))));
    }

    @WithTransaction
    public Uni<CompiledContext> compile(ContextRequest request, Cast cast, LocalDate today) {
        return briefs.read(request, cast.speaker(), today)
                .map(brief -> ContextCompiler.compile(brief, budgets))
                .chain(context -> tell(request, context));
    }

    /// A context that was compiled before is told of, too: another conversation is given it.
    @WithTransaction
    public Uni<CompiledContext> tell(ContextRequest request, CompiledContext context) {
        return outbox.append(new ContextCompiled(request.person(), context.persona().orElse(null), request.kind(),
                context.digest(), clock.instant())).replaceWith(context);
    }

    private static Uni<Object[]> revisions(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVISIONS, Object[].class)
                        .setParameter(1, person.value())
                        .getSingleResult());
    }

    /// Who speaks, and the key under which the context may be known already.
    record Found(Cast cast, String key) {}
}
