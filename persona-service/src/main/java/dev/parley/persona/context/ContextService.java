package dev.parley.persona.context;

import dev.parley.persona.context.Casting.Cast;
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
    private final Casting casting;
    private final Entitlements entitlements;
    private final ContextCache cache;
    private final Compilation compilation;
    private final Budgets budgets;
    private final Clock clock;

    ContextService(Casting casting, Entitlements entitlements, ContextCache cache, Compilation compilation,
            ContextConfig config, Clock clock) {
        this.casting = casting;
        this.entitlements = entitlements;
        this.cache = cache;
        this.compilation = compilation;
        this.budgets = Budgets.of(config);
        this.clock = clock;
    }

    /// @return a [CompiledContext] as JSON
    public Uni<String> compile(ContextRequest request) {
        return casting.cast(request)
                .call(cast -> requireIncluded(request, cast))
                .chain(cast -> find(request, cast));
    }

    /// Asked each time, as the plan may have ended since the persona was written.
    private Uni<Void> requireIncluded(ContextRequest request, Cast cast) {
        return cast.isPremium()
                ? entitlements.require(request.person(), Feature.PREMIUM_AVATARS)
                : Uni.createFrom().voidItem();
    }

    /// The revisions came before the rest: what is read after them can only be newer, and a newer context under an
    /// older key is never found again.
    private Uni<String> find(ContextRequest request, Cast cast) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return ContextKey.of(request, cast, today, budgets)
                .map(key -> cache.findOrKeep(request.person(), key, () -> compilation.of(request, cast, today)))
                .orElseGet(() -> compilation.of(request, cast, today));
    }
}
