package dev.parley.voice.assistant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Redis is where nobody listens: everything is known all the same.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
@TestProfile(WithoutRedisTest.NoRedis.class)
class WithoutRedisTest {
    private VoiceApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = VoiceApp.ofSomebodyNew();
    }

    @Test
    void healthIsDegradedAndSaysWhy() {
        given().get("/health").then().statusCode(200).body("status", equalTo("degraded"))
                .body("redis_connected", equalTo(false)).body("celery_available", equalTo(true));
    }

    @Test
    void aSessionStartsAndEndsAsEver() {
        var session = app.started().session();
        assertThat(VendorSandbox.room(session)).isPresent();

        app.end(session).statusCode(200)
                .body("details.redis_cleaned", equalTo(false))
                .body("details.process_killed", equalTo(true))
                .body("details.errors", equalTo(List.of("Redis cannot be reached; its keys go by themselves")));

        assertThat(VoiceApp.outcome(session)).isEqualTo("ended ended_by_user");
        assertThat(VendorSandbox.room(session)).isEmpty();
        VoiceApp.awaitEvents(session, VoiceApp.STARTED, VoiceApp.DISPATCHED, VoiceApp.ENDED);
    }

    public static class NoRedis implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:9");
        }
    }
}
