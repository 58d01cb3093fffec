package dev.parley.persona.context;

import dev.parley.model.event.PersonaEvent.ContextCompiled;
import dev.parley.persona.context.Casting.Cast;
import dev.parley.service.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/// Compiles one context from what is known of the person now, and tells of it.
@ApplicationScoped
class Compilation {
    private final BriefReader briefs;
    private final Outbox outbox;
    private final Budgets budgets;
    private final PrivateJson json;
    private final Clock clock;

    Compilation(BriefReader briefs, Outbox outbox, ContextConfig config, PrivateJson json, Clock clock) {
        this.briefs = briefs;
        this.outbox = outbox;
        this.budgets = Budgets.of(config);
        this.json = json;
        this.clock = clock;
    }

    /// @return a [CompiledContext] as JSON
    Uni<String> of(ContextRequest request, Cast cast, LocalDate today) {
        return briefs.read(request, cast.speaker(), today)
                .map(brief -> ContextCompiler.compile(brief, budgets))
                .map(context -> new Written(context, json.write(context)))
                .call(written -> outbox.appendAlone(compiled(request, written.context())))
                .map(Written::json);
    }

    private ContextCompiled compiled(ContextRequest request, CompiledContext context) {
        return new ContextCompiled(request.person(), context.personaId().orElse(null), request.kind(),
                context.digest(), clock.instant());
    }

    /// Written before it is told of: what nobody gets was not compiled.
    private record Written(CompiledContext context, String json) {}
}
