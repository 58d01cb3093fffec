package dev.parley.persona.context;

import dev.parley.persona.context.ContextTransactions.Found;
import dev.parley.persona.entitlement.Entitlements;
import dev.parley.persona.entitlement.Feature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Compiles contexts, or finds them compiled.
@ApplicationScoped
public class ContextService {
    private final ContextTransactions contexts;
    private final Entitlements entitlements;
    private final Clock clock;

    ContextService(ContextTransactions contexts, Entitlements entitlements, Clock clock) {
        this.contexts = contexts;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    public Uni<CompiledContext> compile(ContextRequest request) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return contexts.answer(request, today)
                .chain(found -> found.context()
                        .map(context -> Uni.createFrom().item(context))
                        .orElseGet(() -> asPlanned(request, found, today)));
    }

    /// Asked again each time, as the plan may have ended since the persona was written; and between two transactions,
    /// as usage-billing-service may take its time.
    private Uni<CompiledContext> asPlanned(ContextRequest request, Found found, LocalDate today) {
        return entitlements.require(request.person(), Feature.PREMIUM_AVATARS)
                .chain(() -> contexts.complete(request, found, today));
    }
}
