package dev.parley.session.tavus;

import static io.restassured.RestAssured.given;

import dev.parley.service.webhook.WebhookCapability;
import dev.parley.test.InProcessSandbox;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// A sandbox whose bad days are nobody else's: everything else of a test run talks to Tavus all the time.
final class OwnTavus implements AutoCloseable {
    private final InProcessSandbox sandbox;

    private OwnTavus(InProcessSandbox sandbox) {
        this.sandbox = sandbox;
    }

    static OwnTavus start(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("sandbox.tavus.api-key", ConfigProvider.getConfig().getValue("parley.tavus.api-key", String.class));
        return new OwnTavus(InProcessSandbox.start(all));
    }

    /// Nobody has spoken to it yet.
    void reset() {
        control().post("/sandbox/reset").then().statusCode(200);
        behave();
    }

    /// @param rule
    ///            in the words of the sandbox's README
    void misbehave(Map<String, ?> rule) {
        var ours = new HashMap<String, Object>(rule);
        ours.put("vendor", "tavus");
        control().body(Map.of("seed", 7, "calls", List.of(ours))).put("/sandbox/misbehaviour").then().statusCode(200);
    }

    void behave() {
        control().delete("/sandbox/misbehaviour").then().statusCode(200);
    }

    void creditMinutes(int left) {
        control().body(Map.of("minutes", left)).post("/sandbox/tavus/credits").then().statusCode(200);
    }

    void join(String conversation) {
        control().body(Map.of("name", "Anna")).post("/sandbox/tavus/conversations/" + conversation + "/join").then()
                .statusCode(200);
    }

    /// How many times it was called this way; `path` may end the real one, such as `/end`.
    long calls(String method, String path) {
        return control().get("/sandbox/calls?vendor=tavus").then().statusCode(200).extract().jsonPath()
                .<Map<String, Object>>getList("$").stream()
                .filter(call -> method.equals(call.get("method")) && String.valueOf(call.get("path")).endsWith(path))
                .count();
    }

    List<Map<String, Object>> conversations() {
        return control().get("/sandbox/tavus/conversations").then().statusCode(200).extract().jsonPath().getList("$");
    }

    /// @param settings
    ///            what differs from the usual under `parley.tavus.`
    Tavus asked(Map<String, String> settings, WebhookCapability capabilities, Clock clock,
            TavusMetrics metrics) {
        var config = config(sandbox.address(), settings);
        var client = QuarkusRestClientBuilder.newBuilder().baseUri(URI.create(sandbox.address()))
                .build(TavusClient.class);
        return new Tavus(client, new TavusLine(config, metrics), config, capabilities, clock);
    }

    static TavusConfig config(String url, Map<String, String> settings) {
        var all = new HashMap<>(Map.of("parley.tavus.url", url, "parley.tavus.api-key", "k",
                "parley.tavus.callback-base", "http://127.0.0.1:9", "parley.tavus.retry.back-off-min", "PT0.01S",
                "parley.tavus.breaker.calls", "1000"));
        settings.forEach((name, value) -> all.put("parley.tavus." + name, value));
        return new SmallRyeConfigBuilder().withMapping(TavusConfig.class).withDefaultValues(all).build()
                .getConfigMapping(TavusConfig.class);
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private RequestSpecification control() {
        return given().baseUri(sandbox.address()).contentType(ContentType.JSON);
    }
}
