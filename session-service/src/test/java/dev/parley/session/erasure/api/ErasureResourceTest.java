package dev.parley.session.erasure.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.erasure.Forgetting;
import dev.parley.session.lifecycle.MentorApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.Tokens;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class ErasureResourceTest {
    @Inject
    ObjectMapper json;
    private Forgetting forgetting;
    private MentorApp app;
    private MentorApp operator;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        operator = new MentorApp(app.person(), Tokens.admin());
        forgetting = new Forgetting(json);
    }

    @Test
    void anOperatorIsShownThatAPersonIsForgotten() {
        app.started();
        var erasedAt = forgetting.erased(app.person());

        await().atMost(30, SECONDS).untilAsserted(() -> receipt().body("items[0].outstanding", equalTo(0)));
        var items = receipt().body("items", hasSize(1)).extract().jsonPath();
        assertThat(items.getMap("items[0]")).containsOnlyKeys("person_digest", "asked_at", "erased_at", "sessions",
                "turns", "conversations", "outstanding", "done_at");
        assertThat(items.getString("items[0].asked_at")).isEqualTo(erasedAt.toString());
        assertThat(items.getInt("items[0].sessions")).isEqualTo(1);
        assertThat(items.getString("items[0].person_digest")).isEqualTo(digest()).doesNotContain(app.person());
    }

    @Test
    void whatAVendorHasNotConfirmedIsListedUntilItHas() {
        app.started();
        VendorSandbox.outOfReach();
        forgetting.erased(app.person());

        receipt().body("items[0].outstanding", equalTo(1)).body("items[0]", not(hasKey("done_at")));
        outstanding().body("items.person_digest", hasItem(digest()));

        VendorSandbox.reachable();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> outstanding().body("items.person_digest", not(hasItem(digest()))));
        operator.get("/v1/erasures").statusCode(200).body("items.person_digest", hasItem(digest()));
    }

    @Test
    void theListComesInPagesNewestFirst() {
        forgetting.erased(app.person());
        var other = MentorApp.ofSomebodyNew();
        forgetting.erased(other.person());

        var first = operator.get("/v1/erasures?limit=1").statusCode(200).body("items", hasSize(1)).extract().jsonPath();
        var second = operator.get("/v1/erasures?limit=1&cursor=" + first.getString("next_cursor")).statusCode(200)
                .extract().jsonPath();

        assertThat(first.getString("items[0].person_digest")).isEqualTo(digest(other.person()));
        assertThat(second.getString("items[0].person_digest")).isEqualTo(digest());
    }

    @Test
    void aPersonWhoWasNeverErasedHasNoReceipt() {
        receipt(404).body("code", equalTo("not_found"));
    }

    @Test
    void nobodyElseIsShownReceipts() {
        for (var path : new String[]{"/v1/erasures", "/v1/erasures/" + app.person()}) {
            app.get(path).statusCode(403);
            new MentorApp(app.person(), Tokens.service()).get(path).statusCode(403);
        }
    }

    private ValidatableResponse receipt() {
        return receipt(200);
    }

    private ValidatableResponse receipt(int status) {
        return operator.get("/v1/erasures/" + app.person()).statusCode(status);
    }

    private ValidatableResponse outstanding() {
        return operator.get("/v1/erasures?outstanding=true&limit=200").statusCode(200);
    }

    private String digest() {
        return digest(app.person());
    }

    private static String digest(String person) {
        return Database.query("SELECT encode(sha256(convert_to(?, 'UTF8')), 'hex')", person).getFirst();
    }
}
