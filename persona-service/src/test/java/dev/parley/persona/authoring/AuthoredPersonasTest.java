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
import java.util.List;
import java.util.Optional;
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
        assertThat(done(() -> personas.required(cy.person(), kept, Optional.empty())).content().name())
                .isEqualTo("Kept");
        assertThat(Database.query("SELECT id FROM persona.persona WHERE id = 'mentor-maya'")).hasSize(1);
    }

    @Test
    void aSessionKeepsTheVersionThatItPinned() {
        var dan = author("ap-dan");
        var first = create(dan, "Before");
        done(() -> authoring.rewrite(dan, first.persona(), ANY, named("After")));

        assertThat(required(dan, first, Optional.empty()).content().name()).isEqualTo("After");
        assertThat(required(dan, first, Optional.of(1)).content().name()).isEqualTo("Before");
    }

    @Test
    void whatIsNotOpenToAPersonIsNotFoundEvenForAService() {
        var eli = author("ap-eli");
        var first = create(eli, "Eli's");

        assertThat(failure(() -> personas.required(new PersonId("ap-flo"), first.persona(), Optional.empty())))
                .isInstanceOf(PersonaNotFound.class);
        assertThat(failure(() -> personas.required(eli.person(), first.persona(), Optional.of(2))))
                .isInstanceOf(PersonaNotFound.class);

        done(() -> authoring.rewrite(eli, first.persona(), ANY, inactive()));

        assertThat(failure(() -> personas.required(eli.person(), first.persona(), Optional.of(1))))
                .isInstanceOf(PersonaNotFound.class);
    }

    private PersonaVersion create(Author author, String name) {
        return done(() -> authoring.create(author, named(name)));
    }

    private PersonaVersion required(Author author, PersonaVersion version, Optional<Integer> pinned) {
        return done(() -> personas.required(author.person(), version.persona(), pinned));
    }

    private <T> Throwable failure(Supplier<Uni<T>> work) {
        return done(() -> work.get().<Throwable>map(_ -> null).onFailure().recoverWithItem(e -> e));
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

    private static PersonaContent inactive() {
        var active = named("Eli's");
        return new PersonaContent(active.name(), null, null, null, List.of(), List.of(), null, active.vendorSettings(),
                active.vendors(), false);
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
