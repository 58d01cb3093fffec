package dev.parley.sandbox.elevenlabs.api;

import dev.parley.sandbox.elevenlabs.Ids;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.elevenlabs.webhooks.Webhooks;
import dev.parley.sandbox.platform.HttpUrl;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The workspace's webhooks. A secret is told once, to whoever made the webhook.
@Path("/v1/workspace/webhooks")
@RunOnVirtualThread
public class WebhooksResource {
    private final Webhooks webhooks;
    private final ElevenLabsConfig config;

    WebhooksResource(Webhooks webhooks, ElevenLabsConfig config) {
        this.webhooks = webhooks;
        this.config = config;
    }

    @GET
    public WebhookList list() {
        return new WebhookList(webhooks.all().stream().map(WebhookView::of).toList());
    }

    @POST
    public Created create(byte[] body) {
        var settings = Body.parse(body).object("settings");
        settings.oneOf("auth_type", List.of("hmac"));
        var name = settings.text("name");
        var url = urlOf(settings);
        var secret = Ids.of(config.webhookSecretPrefix().orElse(""));
        return new Created(webhooks.add(name, url, secret), secret);
    }

    @PATCH
    @Path("/{id}")
    public Map<String, String> change(@PathParam("id") String id, byte[] body) {
        var request = Body.parse(body);
        var isDisabled = request.flag("is_disabled");
        var name = request.text("name");
        var retryEnabled = request.findFlag("retry_enabled");
        if (!webhooks.change(id, name, isDisabled)) {
            throw ApiError.notFound(config.notFoundDetail(), "webhook");
        }
        retryEnabled.ifPresent(enabled -> webhooks.retry(id, enabled));
        return Map.of("status", "ok");
    }

    private static URI urlOf(Body settings) {
        return HttpUrl.of(settings.text("webhook_url"))
                .orElseThrow(() -> settings.invalid("webhook_url", "url_parsing", "Input should be a valid URL"));
    }

    public record WebhookList(List<WebhookView> webhooks) {}

    public record Created(String webhookId, String webhookSecret) {}
}
