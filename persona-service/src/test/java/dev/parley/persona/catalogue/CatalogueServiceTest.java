package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class CatalogueServiceTest {
    private static final String NO_SLUG = "no\u0000slug";

    @Inject
    CatalogueService catalogue;

    @Test
    void anAvatarIsThereOrNot() throws Throwable {
        var amara = done(() -> catalogue.avatar("amara")).orElseThrow();

        assertThat(amara.isPremium()).isTrue();
        assertThat(amara.replicaId()).contains("r-mentor-amara");
        assertThat(amara.specialities()).containsExactly("relationships", "conflict", "grief");
        assertThat(amara.images()).isEmpty();
        assertThat(done(() -> catalogue.avatar("nobody"))).isEmpty();
        assertThat(done(() -> catalogue.avatar(NO_SLUG))).isEmpty();
    }

    @Test
    void manyAvatarsAreFoundAtOnceAndTheMissingAreLeftOut() throws Throwable {
        assertThat(done(() -> catalogue.avatars(List.of("maya", "nobody", "amara", "maya", NO_SLUG))))
                .extracting(Avatar::id).containsExactly("amara", "maya");
        assertThat(done(() -> catalogue.avatars(List.of()))).isEmpty();
    }

    @Test
    void aVoiceIsThereOrNot() throws Throwable {
        assertThat(done(() -> catalogue.voice("Wendy"))).hasValueSatisfying(
                wendy -> assertThat(wendy.isDefault()).isFalse());
        assertThat(done(() -> catalogue.voice("nobody"))).isEmpty();
        assertThat(done(() -> catalogue.voice(NO_SLUG))).isEmpty();
    }

    private static <T> T done(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
