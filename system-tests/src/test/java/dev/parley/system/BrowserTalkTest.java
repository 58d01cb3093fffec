package dev.parley.system;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The dream seed with everything in its place: the official client in a real browser talks by our signed URL, and what
/// was said comes back by the vendor's webhook, twice.
class BrowserTalkTest {
    private static final String ANNA = "dreaming-anna";
    private static RunningStack stack;
    private static Path client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Chromium.isInstalled(), "There is no /usr/bin/chromium: install the distribution's package");
        var browser = RunningStack.project().resolve("system-tests/src/test/browser");
        var modules = NodeModules.install(browser);
        assumeTrue(modules.isPresent(),
                "npm is not there or cannot get the vendor's client: see target/browser/npm.txt");
        client = modules.get().resolve("@elevenlabs/client/dist/lib.iife.js");
        stack = RunningStack.up();
        given().baseUri(stack.sandbox().toString()).contentType(ContentType.JSON).body("""
                {"seed": 1, "webhooks": [{"vendor": "elevenlabs", "webhook": "*", "fault": "duplicate"}]}""")
                .put("/sandbox/misbehaviour").then().statusCode(200);
    }

    @AfterAll
    static void end() throws IOException, InterruptedException {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void theOfficialClientTalksByOurSignedUrlAndEverythingSaidIsThereOnce() throws Exception {
        var token = stack.token(ANNA, "user");
        var dream = as(token).body("{\"raw_transcript\": \"The bridge was gone.\"}").post("/v1/me/dreams").then()
                .statusCode(201).extract().<String>path("id");

        var talk = talk(token, dream, "I was falling.|Very slowly.");

        assertThat(talk.getList("heard.content")).contains("You said: I was falling.", "You said: Very slowly.");
        assertThat(talk.getBoolean("isResumed")).isFalse();
        var conversation = talk.getString("conversationId");
        // The greeting, what was said and what was answered: told by both, kept once.
        var session = await().atMost(60, SECONDS).until(() -> as(token).get("/v1/sessions?vendor=elevenlabs"),
                list -> "ended".equals(list.path("items[0].state"))).<String>path("items[0].id");
        await().atMost(60, SECONDS).untilAsserted(() -> as(token).get("/v1/voice/sessions/" + session + "/analysis")
                .then().statusCode(200).body("how", equalTo("webhook")).body("figures.turns", equalTo(5)));
        as(token).get("/api/v1/conversations/elevenlabs/validate-session/" + conversation).then().statusCode(200)
                .body("data.messageCount", equalTo(5)).body("data.valid", equalTo(false));
        as(token).get("/v1/sessions/" + session + "/transcript").then().statusCode(200)
                .body("findAll { !it.text.startsWith('Hello') }.text", contains("I was falling.",
                        "You said: I was falling.", "Very slowly.", "You said: Very slowly."));

        var again = talk(token, dream, "Here I am again.");

        assertThat(again.getString("conversationId")).isEqualTo(conversation);
        assertThat(again.getBoolean("isResumed")).isTrue();
        assertThat(again.getInt("messageCount")).isEqualTo(5);
        assertThat(again.getString("dynamicVariables.conversation_context")).contains("> They: Very slowly.");
        await().atMost(60, SECONDS).untilAsserted(
                () -> as(token).get("/v1/sessions?vendor=elevenlabs").then().body("items", hasSize(2)));
    }

    private static JsonPath talk(String token, String dream, String lines) throws Exception {
        var page = RunningStack.project().resolve("system-tests/src/test/browser/talk.html");
        try (var served = BrowserPage.serve(page, client);
                var browser = Chromium.open(served.address(query(Map.of("api", stack.gateway().toString(), "token",
                        token, "dream", dream, "lines", lines))), Path.of("target", "browser", "chromium.txt"))) {
            return JsonPath.from(served.result().get(60, SECONDS));
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    private static RequestSpecification as(String token) {
        return given().baseUri(stack.gateway().toString()).contentType(ContentType.JSON).auth().oauth2(token);
    }
}
