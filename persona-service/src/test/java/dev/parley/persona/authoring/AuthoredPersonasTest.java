package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.id.PersonId;
import dev.parley.persona.authoring.Author.Reach;
import dev.parley.service.acting.ActsAsService;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class AuthoredPersonasTest {
    private static final ExpectedVersion ANY = new ExpectedVersion(null);

    @Inject
    AuthoredPersonas authored;
    @Inject
    PersonaAuthoring authoring;
    @Inject
    PersonaService personas;
    @Inject
    Background background;

    @Test
    void theArchiveHoldsAllThatAPersonsPersonasEverWere() {
        var ana = author("ap-ana");
        var first = create(ana, "Abe");
        done(() -> authoring.rewrite(ana, first.persona(), ANY, named("Abel")));
        var second = create(ana, "Zoe");

        var archive = done(() -> authored.archive(ana.person()));

        assertThat(authored.section()).isEqualTo("personas");
        assertThat(archive).extracting(it -> it.id()).containsExactly(first.persona(), second.persona());
        assertThat(archive.getFirst().versions()).extracting(it -> it.content().name()).containsExactly("Abe", "Abel");
    }

    @Test
    void erasingLeavesNothingOfAPersonAndEverythingOfOthers() {
        var bo = author("ap-bo");
        var cy = author("ap-cy");
        var gone = create(bo, "Gone").persona();
        var kept = create(cy, "Kept").persona();

        done(() -> authored.erase(bo.person()));

        assertThat(Database.query("SELECT digest FROM persona.persona_version WHERE persona_id = ?", gone.value()))
                .isEmpty();
        assertThat(Database.query("SELECT id FROM persona.persona WHERE person_id = 'ap-bo'")).isEmpty();
        assertThat(done(() -> personas.read(cy, kept)).content().name()).isEqualTo("Kept");
        assertThat(Database.query("SELECT id FROM persona.persona WHERE id = 'mentor-maya'")).hasSize(1);
    }

    private PersonaVersion create(Author author, String name) {
        return done(() -> authoring.create(author, named(name)));
    }

    private <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> background.run(work));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Author author(String person) {
        return new Author(new PersonId(person), Reach.SERVICE);
    }

    private static PersonaContent named(String name) {
        return PersonaFixtures.content(name, "Listen.", "Hello");
    }

    /// Sees every row, as export and erasure on behalf of a person do.
    @ApplicationScoped
    static class Background {

        @ActsAsService
        <T> Uni<T> run(Supplier<Uni<T>> work) {
            return work.get();
        }
    }
}
