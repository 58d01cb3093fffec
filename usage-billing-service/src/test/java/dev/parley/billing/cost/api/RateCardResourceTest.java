package dev.parley.billing.cost.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class RateCardResourceTest {
    private static final String MINUTE = """
            {"price_micros": 350000, "currency": "USD", "rounding": "up_to_block", "block_seconds": 6,
             "minimum_seconds": 30, "effective_from": "2026-05-01T00:00:00Z"}""";

    @BeforeEach
    void nobodyKnowsAPrice() {
        Database.execute("DELETE FROM billing.rate_card");
    }

    @Test
    void aCardIsAnsweredAsItWasWrittenAndIsThenInTheList() {
        put("tavus/minute", MINUTE).statusCode(200)
                .body("vendor", equalTo("tavus"))
                .body("unit", equalTo("minute"))
                .body("effective_from", equalTo("2026-05-01T00:00:00Z"))
                .body("price_micros", equalTo(350000))
                .body("currency", equalTo("USD"))
                .body("rounding", equalTo("up_to_block"))
                .body("block_seconds", equalTo(6))
                .body("minimum_seconds", equalTo(30));

        list("").statusCode(200)
                .body("items", contains(equalTo(put("tavus/minute", MINUTE).extract().path("$"))))
                .body("next_cursor", nullValue());
    }

    @Test
    void minutesAreChargedToTheSecondUnlessTheCardSaysOtherwise() {
        put("livekit/minute", "{\"price_micros\": 1, \"currency\": \"EUR\"}").statusCode(200)
                .body("rounding", equalTo("up_to_second"))
                .body("block_seconds", nullValue())
                .body("minimum_seconds", equalTo(0));
    }

    @Test
    void aFixedPriceHasNoRounding() {
        put("elevenlabs/session", "{\"price_micros\": 1000000000000, \"currency\": \"JPY\"}").statusCode(200)
                .body("price_micros", equalTo(1_000_000_000_000L))
                .body("$", hasKey("rounding"))
                .body("rounding", nullValue())
                .body("block_seconds", nullValue())
                .body("minimum_seconds", nullValue());
    }

    @Test
    void aCardBeginsNowUnlessItSaysWhen() {
        var before = Instant.now();
        var begins = put("tavus/minute", "{\"price_micros\": 1, \"currency\": \"USD\"}").extract()
                .<String>path("effective_from");
        assertThat(Instant.parse(begins)).isBetween(before.minusMillis(1), Instant.now());
        list("").body("items.effective_from", contains(begins));
        delete("tavus/minute/" + begins).statusCode(204);
    }

    @Test
    void aCardThatBeginsAtTheSameMomentIsRewrittenAndAnotherMomentIsAnotherCard() {
        put("tavus/minute", MINUTE);
        put("tavus/minute", MINUTE.replace("350000", "300000").replace("up_to_block", "up_to_minute")
                .replace("\"block_seconds\": 6,", "")).statusCode(200)
                .body("price_micros", equalTo(300000))
                .body("rounding", equalTo("up_to_minute"))
                .body("block_seconds", nullValue());
        put("tavus/minute", MINUTE.replace("2026-05", "2019-01")).statusCode(200);

        list("").body("items.effective_from", contains("2019-01-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .body("items.price_micros", contains(350000, 300000));
    }

    @Test
    void theSameCardManyTimesAtOnceIsOneCard() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(_ -> () -> put("tavus/minute", MINUTE).extract().statusCode())
                    .toList();
            assertThat(threads.invokeAll(puts).stream().map(Future::resultNow)).containsOnly(200);
        }
        list("").body("items.vendor", contains("tavus"));
    }

    @Test
    void aCardIsTakenBackByTheMomentThatItBeginsAt() {
        put("tavus/minute", MINUTE);
        put("tavus/minute", MINUTE.replace("2026-05", "2026-06"));

        delete("tavus/minute/2026-06-01T00:00:00Z").statusCode(204);

        list("").body("items.effective_from", contains("2026-05-01T00:00:00Z"));
        delete("tavus/minute/2026-06-01T00:00:00Z").statusCode(404).body("code", equalTo("not_found"));
        delete("tavus/session/2026-05-01T00:00:00Z").statusCode(404);
        delete("livekit/minute/2026-05-01T00:00:00Z").statusCode(404);
    }

    @Test
    void theListIsPagedByVendorUnitAndMoment() {
        for (var card : List.of("tavus/minute", "livekit/session", "livekit/minute")) {
            for (var year : List.of("2025", "2024")) {
                put(card, "{\"price_micros\": 1, \"currency\": \"USD\", \"effective_from\": \"%s-01-01T00:00:00Z\"}"
                        .formatted(year)).statusCode(200);
            }
        }
        assertThat(pages("limit=2")).containsExactly("livekit minute 2024", "livekit minute 2025",
                "livekit session 2024",
                "livekit session 2025", "tavus minute 2024", "tavus minute 2025");
        assertThat(pages("limit=1&vendor=livekit")).containsExactly("livekit minute 2024", "livekit minute 2025",
                "livekit session 2024", "livekit session 2025");
        list("?vendor=elevenlabs").statusCode(200).body("items", empty());
    }

    @Test
    void onlyAnAdminSeesAndChangesCards() {
        for (var token : List.of(Tokens.user("somebody"), Tokens.service())) {
            given().auth().oauth2(token).get("/v1/rate-cards").then().statusCode(403);
            given().auth().oauth2(token).contentType(ContentType.JSON).body(MINUTE).put("/v1/rate-cards/tavus/minute")
                    .then().statusCode(403).body("code", equalTo("forbidden"));
            given().auth().oauth2(token).delete("/v1/rate-cards/tavus/minute/2026-05-01T00:00:00Z").then()
                    .statusCode(403);
        }
        given().get("/v1/rate-cards").then().statusCode(401);
        list("").statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "minute  | {}                                                                       | /currency,/price_micros",
            "minute  | {\"currency\": \"USD\"}                                                  | /price_micros",
            "minute  | {\"price_micros\": 1}                                                    | /currency",
            "minute  | {\"price_micros\": null, \"currency\": \"USD\"}                          | /price_micros",
            "minute  | {\"price_micros\": -1, \"currency\": \"USD\"}                            | /price_micros",
            "minute  | {\"price_micros\": 1.5, \"currency\": \"USD\"}                           | /price_micros",
            "minute  | {\"price_micros\": 1e400, \"currency\": \"USD\"}                         | /price_micros,/price_micros",
            "minute  | {\"price_micros\": 1000000000001, \"currency\": \"USD\"}                 | /price_micros",
            "minute  | {\"price_micros\": 1, \"currency\": \"usd\"}                             | /currency",
            "minute  | {\"price_micros\": 1, \"currency\": \"ZZZ\"}                             | /currency",
            "minute  | {\"price_micros\": 1, \"currency\": \"XAU\"}                             | /currency",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"down\"}     | /rounding",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"up_to_block\"} | /block_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"block_seconds\": 6}       | /block_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"up_to_minute\", \"block_seconds\": 6} | /block_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"up_to_block\", \"block_seconds\": 0} | /block_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"up_to_block\", \"block_seconds\": 0.5} | /block_seconds,/block_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"minimum_seconds\": -1}    | /minimum_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"minimum_seconds\": 86401} | /minimum_seconds",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"effective_from\": \"May\"} | /effective_from",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"effective_from\": \"\"}   | /effective_from",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"effective_from\": \"1999-12-31T23:59:59Z\"} | /effective_from",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"effective_from\": \"2100-01-01T00:00:00Z\"} | /effective_from",
            "minute  | {\"price_micros\": 1, \"currency\": \"USD\", \"price\": 1}               | /price",
            "session | {\"price_micros\": 1, \"currency\": \"USD\", \"rounding\": \"up_to_minute\", \"minimum_seconds\": 0} | /rounding,/minimum_seconds",
            "session | {\"price_micros\": 1, \"currency\": \"USD\", \"block_seconds\": 1}       | /block_seconds",
            "hour    | {\"price_micros\": 1, \"currency\": \"USD\"}                             | /unit"})
    void whatIsNoCardIsRefusedAndNamed(String unit, String body, String pointers) {
        put("tavus/" + unit, body).statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid"))
                .body("errors.pointer", contains(pointers.split(",")));
        list("").body("items", empty());
    }

    @Test
    void whatIsNoVendorUnitOrMomentIsRefusedAndNamed() {
        put("acme/minute", MINUTE).statusCode(422).body("errors.pointer", contains("/vendor"));
        put("TAVUS/minute", MINUTE).statusCode(422).body("errors.pointer", contains("/vendor"));
        list("?vendor=acme").statusCode(422).body("errors.pointer", contains("/vendor"));
        list("?limit=0").statusCode(422).body("errors.pointer", contains("/limit"));
        list("?cursor=xyz").statusCode(400);
        delete("acme/minute/2026-05-01T00:00:00Z").statusCode(422).body("errors.pointer", contains("/vendor"));
        delete("tavus/hour/2026-05-01T00:00:00Z").statusCode(422).body("errors.pointer", contains("/unit"));
        delete("tavus/minute/yesterday").statusCode(422).body("errors.pointer", contains("/effective_from"));
        put("tavus/minute", "{\"price_micros\": \"much\", \"currency\": \"USD\"}").statusCode(400);
        put("tavus/minute", "[]").statusCode(400);
    }

    private static ValidatableResponse put(String card, String body) {
        return given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON).body(body)
                .put("/v1/rate-cards/" + card).then();
    }

    private static ValidatableResponse delete(String card) {
        return given().auth().oauth2(Tokens.admin()).delete("/v1/rate-cards/" + card).then();
    }

    private static ValidatableResponse list(String query) {
        return given().auth().oauth2(Tokens.admin()).get("/v1/rate-cards" + query).then();
    }

    private static List<String> pages(String query) {
        var found = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = list("?" + query + cursor).statusCode(200).extract();
            for (var item : page.<List<Map<String, String>>>path("items")) {
                found.add(
                        item.get("vendor") + " " + item.get("unit") + " " + item.get("effective_from").substring(0, 4));
            }
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        }
        return found;
    }
}
