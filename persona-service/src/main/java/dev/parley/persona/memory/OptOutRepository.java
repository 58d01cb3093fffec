package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class OptOutRepository implements PanacheRepositoryBase<OptOut, String> {

    Uni<OptOut> findOrMake(PersonId person, Instant now) {
        return findById(person.value())
                .onItem().ifNull().switchTo(() -> persist(new OptOut(person, now)));
    }

    Uni<Boolean> lasts(PersonId person) {
        return findById(person.value()).map(optOut -> optOut != null && optOut.lasts());
    }
}
