package dev.parley.session.onboarding;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Whom onboarding conversations are with.
@ApplicationScoped
class NewcomerRepository {
    private static final String INSERT = """
            INSERT INTO onboarding_conversation (session_id, person_id, email, first_name, last_name)
            VALUES (?1, ?2, ?3, ?4, ?5)""";

    Uni<Void> store(SessionId session, PersonId person, Newcomer newcomer) {
        return Panache.getSession()
                .chain(hibernate -> hibernate.createNativeQuery(INSERT)
                        .setParameter(1, session.value())
                        .setParameter(2, person.value())
                        .setParameter(3, newcomer.email())
                        .setParameter(4, newcomer.firstName())
                        .setParameter(5, newcomer.lastName())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
