package dev.parley.persona.context;

import dev.parley.persona.context.Casting.Cast;
import dev.parley.persona.context.ContextTransactions.Found;
import dev.parley.persona.entitlement.Entitlements;
import dev.parley.persona.entitlement.Feature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Compiles contexts, or finds them compiled. What is asked of others, usage-billing-service and Redis, is asked
/// between
/// the transactions and not in them.
@ApplicationScoped
public class ContextService {
    private final ContextTransactions contexts;
    private final ContextCache cache;
    private final Entitlements entitlements;
    private final Clock clock;

    ContextService(ContextTransactions contexts, ContextCache cache, Entitlements entitlements, Clock clock) {
        this.contexts = contexts;
        this.cache = cache;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    public Uni<CompiledContext> compile(ContextRequest request) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return contexts.find(request, today)
                .call(found -> requireIncluded(request, found.cast()))
                .chain(found -> cached(request, found, today));
    }

    private Uni<CompiledContext> cached(ContextRequest request, Found found, LocalDate today) {
        return cache.find(request.person(), found.key())
                .chain(known -> known.map(context -> contexts.tell(request, context))
                        .orElseGet(() -> contexts.compile(request, found.cast(), today)
                                .call(context -> cache.keep(request.person(), found.key(), context))));
    }

    /// Asked again each time: the plan may have ended since the persona was written.
    private Uni<Void> requireIncluded(ContextRequest request, Cast cast) {
        return cast.isPremium()
                ? entitlements.require(request.person(), Feature.PREMIUM_AVATARS)
                : Uni.createFrom().voidItem();
    }
}
