package dev.parley.billing.subscription;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, String> {
    private static final String SERIALISE = "SELECT pg_advisory_xact_lock(hashtext('subscription'), hashtext(?1))";

    /// One change at a time per person. A row lock would not do: before the first change there is no row.
    Uni<Void> serialise(PersonId person) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(SERIALISE, Object.class)
                        .setParameter(1, person.value())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }
}
