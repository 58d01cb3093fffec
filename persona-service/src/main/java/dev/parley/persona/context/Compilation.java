package dev.parley.persona.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final ObjectMapper json;
    private final Clock clock;

    Compilation(BriefReader briefs, Outbox outbox, ContextConfig config, ObjectMapper json, Clock clock) {
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
                .call(context -> outbox
                        .appendAlone(new ContextCompiled(request.person(), context.personaId().orElse(null),
                                request.kind(), context.digest(), clock.instant())))
                .map(this::write);
    }

    private String write(CompiledContext context) {
        try {
            return json.writeValueAsString(context);
        } catch (JsonProcessingException _) {
            // The writer may quote what it wrote, and that is private.
            throw new IllegalStateException("A compiled context cannot be written");
        }
    }
}
