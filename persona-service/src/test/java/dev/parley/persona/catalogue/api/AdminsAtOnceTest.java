package dev.parley.persona.catalogue.api;

import static dev.parley.persona.catalogue.api.Catalogue.avatar;
import static dev.parley.persona.catalogue.api.Catalogue.delete;
import static dev.parley.persona.catalogue.api.Catalogue.interpreter;
import static dev.parley.persona.catalogue.api.Catalogue.newId;
import static dev.parley.persona.catalogue.api.Catalogue.put;
import static dev.parley.persona.catalogue.api.Catalogue.voice;
import static dev.parley.persona.catalogue.api.Catalogue.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(PeerStandIn.class)
class AdminsAtOnceTest {
    private static final int ADMINS = 8;

    @Test
    void twoWhoMakeOneAvatarMakeItOnce() {
        for (int round = 0; round < 5; round++) {
            var path = "/v1/avatars/" + newId("ada");
            assertThat(atOnce(_ -> put(path, avatar()))).containsOnlyOnce(201).containsOnly(200, 201);
        }
    }

    @Test
    void twoWhoDeleteOneAvatarDeleteItOnce() {
        for (int round = 0; round < 5; round++) {
            var path = "/v1/avatars/" + newId("ada");
            put(path, avatar());
            assertThat(atOnce(_ -> delete(path))).containsOnlyOnce(204).containsOnly(204, 404);
        }
    }

    @Test
    void manyDeleteEachAnotherAvatar() {
        var paths = IntStream.range(0, ADMINS).mapToObj(_ -> "/v1/avatars/" + newId("ada")).toList();
        for (int round = 0; round < 5; round++) {
            paths.forEach(path -> put(path, avatar()));
            assertThat(atOnce(i -> delete(paths.get(i)))).containsOnly(204);
        }
    }

    @Test
    void whoeverPutsAndWhoeverDeletesComeOneAfterTheOther() {
        var path = "/v1/avatars/" + newId("ada");
        for (int round = 0; round < 5; round++) {
            assertThat(atOnce(i -> i % 2 == 0 ? put(path, avatar()) : delete(path)))
                    .isSubsetOf(200, 201, 204, 404);
        }
    }

    @Test
    void thereIsOneDefaultVoiceWhoeverWins() {
        var voices = IntStream.range(0, ADMINS).mapToObj(_ -> newId("Ada")).toList();
        try {
            for (int round = 0; round < 5; round++) {
                assertThat(atOnce(i -> put("/v1/voices/" + voices.get(i), with(voice(), "default", true))))
                        .containsOnly(round == 0 ? 201 : 200);
                assertThat(Database.query("SELECT id FROM persona.voice WHERE is_default")).hasSize(1)
                        .isSubsetOf(voices);
            }
        } finally {
            put("/v1/voices/Ashley",
                    Map.of("description", "Warm and even, at home in any conversation", "default", true));
        }
    }

    @Test
    void anInterpreterNeverKeepsAVoiceThatIsGone() {
        for (int round = 0; round < 5; round++) {
            var id = newId("Ada");
            put("/v1/voices/" + id, voice()).statusCode(201);
            var answers = atOnce(i -> i % 2 == 0
                    ? put("/v1/interpreters/" + newId("ida"), with(interpreter(), "voice", id))
                    : delete("/v1/voices/" + id));
            assertThat(answers).isSubsetOf(201, 422, 204, 404, 409);
        }
    }

    private static List<Integer> atOnce(IntFunction<ValidatableResponse> work) {
        try (var admins = Executors.newFixedThreadPool(ADMINS)) {
            var calls = IntStream.range(0, ADMINS)
                    .<Callable<Integer>>mapToObj(i -> () -> work.apply(i).extract().statusCode())
                    .toList();
            return admins.invokeAll(calls).stream().map(Future::resultNow).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
