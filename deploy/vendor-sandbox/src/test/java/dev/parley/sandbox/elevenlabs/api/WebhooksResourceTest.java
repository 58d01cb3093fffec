package dev.parley.sandbox.elevenlabs.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.isA;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.parley.sandbox.Receiver.Delivery;
import dev.parley.sandbox.Recordings;
import dev.parley.sandbox.SandboxTest;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookSigner;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhooksResourceTest extends SandboxTest {
    private static final String WEBHOOKS = "/v1/workspace/webhooks";

    @Test
    void theWebhookOfTheSettingsIsThereFromTheStartAndAfterAReset() {
        create(receiver.url("/second").toString());
        control("/reset", "");

        list().body("webhooks", hasSize(1))
                .body("webhooks[0].webhook_url", equalTo(receiver.url("/elevenlabs").toString()))
                .body("webhooks[0].is_disabled", equalTo(false))
                .body("webhooks[0].is_auto_disabled", equalTo(false))
                .body("webhooks[0].auth_type", equalTo("hmac"))
                .body("webhooks[0].most_recent_failure_error_code", nullValue())
                .body("webhooks[0].most_recent_failure_timestamp", nullValue());
    }

    @Test
    void aSecretIsToldOnceAndSignsFromThenOn() {
        var created = create(receiver.url("/second").toString()).statusCode(200)
                .body("webhook_secret", matchesPattern("wsec_[0-9a-z]{28}")).extract();
        String secret = created.path("webhook_secret");
        assertThat(elevenLabs(WEBHOOKS).asString()).contains((String) created.path("webhook_id"))
                .doesNotContain(secret);

        call();

        await().untilAsserted(() -> assertThat(told("/second", "post_call_transcription")).isNotNull());
        var told = told("/second", "post_call_transcription");
        var header = told.header("ElevenLabs-Signature");
        var signedAt = Instant.ofEpochSecond(Long.parseLong(header.substring(2, header.indexOf(','))));
        assertThat(header).isEqualTo(new WebhookSigner(secret).header(told.body(), signedAt));
    }

    @Test
    void aConversationIsToldAsItIsAnsweredAndItsAudioBesideIt() {
        var id = call();

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(2));
        var transcript = told("/elevenlabs", "post_call_transcription");
        assertThat(transcript.json().path("data"))
                .isEqualTo(Recordings.parse(elevenLabs("/v1/convai/conversations/" + id).asString()));
        var audio = told("/elevenlabs", "post_call_audio");
        assertThat(audio.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(audio.text("/data/conversation_id")).isEqualTo(id);
        assertThat(Base64.getDecoder().decode(audio.text("/data/full_audio")))
                .isEqualTo(elevenLabs("/v1/convai/conversations/" + id + "/audio").asByteArray());
    }

    @Test
    void aFailureIsShownAndRepeatedWhereThatWasAskedFor() {
        change("{\"is_disabled\":false,\"name\":\"renamed\",\"retry_enabled\":true}").statusCode(200);
        receiver.answer(503, 503);

        call();
        advance(40);

        await().untilAsserted(() -> assertThat(receiver.deliveries()).hasSize(3));
        list().body("webhooks[0].name", equalTo("renamed"))
                .body("webhooks[0].most_recent_failure_error_code", equalTo(503))
                .body("webhooks[0].most_recent_failure_timestamp", isA(Integer.class));
    }

    @Test
    void aDisabledWebhookHearsNothing() {
        change("{\"is_disabled\":true,\"name\":\"quiet\"}").statusCode(200);

        call();
        advance(10);

        list().body("webhooks[0].is_disabled", equalTo(true)).body("webhooks[0].is_auto_disabled", equalTo(false));
        assertThat(receiver.deliveries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{nope | [body] | json_invalid", "{} | [body, settings] | missing",
            "{\"settings\":[]} | [body, settings] | model_type",
            "{\"settings\":{}} | [body, settings, auth_type] | missing",
            "{\"settings\":{\"auth_type\":\"basic\"}} | [body, settings, auth_type] | enum",
            "{\"settings\":{\"auth_type\":\"hmac\",\"name\":5}} | [body, settings, name] | string_type",
            "{\"settings\":{\"auth_type\":\"hmac\",\"name\":\"n\",\"webhook_url\":\"nowhere\"}} "
                    + "| [body, settings, webhook_url] | url_parsing",
            "{\"settings\":{\"auth_type\":\"hmac\",\"name\":\"n\",\"webhook_url\":\"http://[\"}} "
                    + "| [body, settings, webhook_url] | url_parsing"})
    void aBrokenBodyIsRefusedFieldByField(String body, String where, String type) {
        elevenLabs(WEBHOOKS, body).then().statusCode(422)
                .body("detail[0].loc.toString()", equalTo(where))
                .body("detail[0].type", equalTo(type));
    }

    @Test
    void aChangeSaysBothNameAndWhetherItIsDisabled() {
        change("{\"name\":\"n\"}").statusCode(422).body("detail[0].loc", contains("body", "is_disabled"));
        change("{\"is_disabled\":true}").statusCode(422).body("detail[0].loc", contains("body", "name"));
        change("{\"is_disabled\":\"no\",\"name\":\"n\"}").statusCode(422).body("detail[0].type",
                equalTo("bool_type"));
        patch("nope", "{\"is_disabled\":true,\"name\":\"n\"}").statusCode(404)
                .body("detail.status", equalTo("webhook_not_found"));
    }

    private Delivery told(String path, String type) {
        return receiver.deliveries().stream()
                .filter(it -> it.path().equals(path) && it.text("/type").equals(type))
                .findFirst()
                .orElse(null);
    }

    private static String call() {
        String id = control("/elevenlabs/conversations", "{\"agent_id\":\"agent_1\"}").path("id");
        control("/elevenlabs/conversations/" + id + "/join", "").then().statusCode(200);
        control("/elevenlabs/conversations/" + id + "/leave", "").then().statusCode(200);
        advance(3);
        return id;
    }

    private static ValidatableResponse create(String url) {
        return elevenLabs(WEBHOOKS,
                "{\"settings\":{\"auth_type\":\"hmac\",\"name\":\"second\",\"webhook_url\":\"%s\"}}".formatted(url))
                .then();
    }

    private static ValidatableResponse change(String body) {
        return patch(elevenLabs(WEBHOOKS).path("webhooks[0].webhook_id"), body);
    }

    private static ValidatableResponse patch(String id, String body) {
        return given().header("xi-api-key", "sandbox-elevenlabs-key").contentType(ContentType.JSON).body(body)
                .patch(WEBHOOKS + "/" + id).then();
    }

    private static ValidatableResponse list() {
        return elevenLabs(WEBHOOKS).then().statusCode(200);
    }
}
