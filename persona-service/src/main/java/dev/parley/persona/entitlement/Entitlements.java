package dev.parley.persona.entitlement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.model.id.PersonId;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.PeerUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What a person's plan includes. What it does counts for a while, so that a busy person does not cost a call each
/// time; what it does not is asked again, as they may be buying it just now. A failure is never remembered.
@ApplicationScoped
public class Entitlements {
    private final SubscriptionClient subscriptions;
    private final Cache<PersonId, Set<String>> remembered;

    Entitlements(@RestClient SubscriptionClient subscriptions, EntitlementConfig config, Clock clock) {
        this.subscriptions = subscriptions;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.peopleMax())
                .expireAfterWrite(config.rememberFor())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    public Uni<Boolean> includes(PersonId person, Feature feature) {
        var known = remembered.getIfPresent(person);
        return known != null && known.contains(feature.code())
                ? Uni.createFrom().item(true)
                : ask(person)
                        .invoke(answer -> remembered.put(person, answer))
                        .map(answer -> answer.contains(feature.code()));
    }

    /// Fails with [PlanLacksFeature] if it does not.
    public Uni<Void> require(PersonId person, Feature feature) {
        return includes(person, feature)
                .invoke(isIncluded -> {
                    if (!isIncluded) {
                        throw new PlanLacksFeature(feature);
                    }
                })
                .replaceWithVoid();
    }

    /// A refusal is the caller's answer; silence is ours.
    private Uni<Set<String>> ask(PersonId person) {
        return subscriptions.of(person.value())
                .map(subscription -> Set.copyOf(subscription.features()))
                .onFailure(e -> !(e instanceof ServiceException))
                .transform(e -> new PeerUnavailable("usage-billing-service", e));
    }
}
