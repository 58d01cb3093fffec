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
import java.util.Optional;

/// The parts of compiling that the database has a say in.
@ApplicationScoped
class ContextTransactions {
    private static final String REVISIONS = """
            SELECT (SELECT revision FROM person_revision WHERE person_id = ?1), revision FROM catalogue_revision""";

    private final Casting casting;
    private final BriefReader briefs;
    private final ContextCache cache;
    private final Outbox outbox;
    private final Budgets budgets;
    private final Clock clock;

    ContextTransactions(Casting casting, BriefReader briefs, ContextCache cache, Outbox outbox, ContextConfig config,
            Clock clock) {
        this.casting = casting;
        this.briefs = briefs;
        this.cache = cache;
        this.outbox = outbox;
        this.budgets = Budgets.of(config);
        this.clock = clock;
    }

    /// All that one transaction can do: everything, unless the plan has to be asked first. The revisions come before
    /// the rest: what is read after them can only be newer, and a newer context under an older key is never found again.
    @WithTransaction
    public Uni<Found> answer(ContextRequest request, LocalDate today) {
        return revisions(request.person())
                .chain(revisions -> casting.cast(request)
                        .map(cast -> new Found(cast, key(request, cast, revisions, today), Optional.empty())))
                .chain(found -> found.cast().isPremium()
                        ? Uni.createFrom().item(found)
                        : complete(request, found, today).map(found::with));
    }

    /// A context that was compiled before is told of, too: another conversation is given it.
    @WithTransaction
    public Uni<CompiledContext> complete(ContextRequest request, Found found, LocalDate today) {
        return cached(request, found)
                .chain(known -> known.map(context -> Uni.createFrom().item(context))
                        .orElseGet(() -> compile(request, found, today)))
                .call(context -> outbox.append(new ContextCompiled(request.person(), context.persona().orElse(null),
                        request.kind(), context.digest(), clock.instant())));
    }

    private Uni<CompiledContext> compile(ContextRequest request, Found found, LocalDate today) {
        return briefs.read(request, found.cast().speaker(), today)
                .map(brief -> ContextCompiler.compile(brief, budgets))
                .call(context -> found.key()
                        .map(key -> cache.keep(request.person(), key, context))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<CompiledContext>> cached(ContextRequest request, Found found) {
        return found.key()
                .map(key -> cache.find(request.person(), key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// None for a person of whom nothing is known: nothing has no revision, so before their first word and after their
    /// erasure would be the same. Compiling it is quick.
    private Optional<String> key(ContextRequest request, Cast cast, Object[] revisions, LocalDate today) {
        return revisions[0] == null
                ? Optional.empty()
                : Optional.of(ContextKey.of(request, cast, (Long) revisions[0], (Long) revisions[1], today, budgets));
    }

    private static Uni<Object[]> revisions(PersonId person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVISIONS, Object[].class)
                        .setParameter(1, person.value())
                        .getSingleResult());
    }

    /// Who speaks, the key of the context, and the context itself if nobody else has to be asked.
    record Found(Cast cast, Optional<String> key, Optional<CompiledContext> context) {
        Found with(CompiledContext compiled) {
            return new Found(cast, key, Optional.of(compiled));
        }
    }
}
