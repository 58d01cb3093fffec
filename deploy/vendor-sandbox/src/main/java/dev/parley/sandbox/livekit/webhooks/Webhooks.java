package dev.parley.sandbox.livekit.webhooks;

import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.delivery.Letter;
import dev.parley.sandbox.delivery.Message;
import dev.parley.sandbox.delivery.Message.Seal;
import dev.parley.sandbox.delivery.Rules;
import dev.parley.sandbox.livekit.proto.ProtoJson;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Delivers events as the real server does: one queue per room and address, each event tried until it is answered or
/// the attempts are used up, the next one waiting meanwhile. There is no timeout, so a receiver that hangs stops its
/// rooms, and what grew too old behind it is dropped.
@Singleton
public class Webhooks {
    private final LiveKitConfig config;
    private final WebhookSigner signer;
    private final WebhookSigner forger;
    private final Rules rules;
    private final Deliveries deliveries;
    private final SandboxClock clock;

    public Webhooks(LiveKitConfig config, Deliveries deliveries, SandboxClock clock) {
        this.config = config;
        this.signer = new WebhookSigner(config.apiKey(), config.apiSecret());
        this.forger = new WebhookSigner(config.apiKey(), "not " + config.apiSecret());
        this.rules = new Rules(true, null, config.webhookAgeMax(), config.webhookRetryDelays(), false,
                Webhooks::isWorthAnother);
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public void publish(WebhookEvent event) {
        for (var url : config.webhookUrls().orElse(List.of())) {
            deliveries.send(new Message(Vendor.LIVEKIT, event.roomName(), event.event(), url,
                    (seal, skew) -> letter(event, seal, skew)), rules);
        }
    }

    private Letter letter(WebhookEvent event, Seal seal, Duration skew) {
        var body = ProtoJson.webhook(event.shifted(skew));
        var signedAt = clock.outside().instant().plus(skew);
        var authorization = switch (seal) {
            case GENUINE -> signer.authorization(body, signedAt);
            case FORGED -> forger.authorization(body, signedAt);
        };
        return Letter.of(Map.of("Authorization", authorization, "Content-Type", "application/webhook+json",
                "User-Agent", "Go-http-client/1.1"), body);
    }

    /// Every other answer counts as delivered, a 404 too.
    private static boolean isWorthAnother(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var status) -> status == 429 || (status >= 500 && status != 501);
            case Outcome.Unreachable _ -> true;
        };
    }
}
