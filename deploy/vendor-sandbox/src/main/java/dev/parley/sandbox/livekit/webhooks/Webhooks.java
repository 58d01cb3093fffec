package dev.parley.sandbox.livekit.webhooks;

import dev.parley.sandbox.livekit.proto.ProtoJson;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Delivers events as the real server does: one queue per room and address, each event tried until it is answered or
/// the attempts are used up, the next one waiting meanwhile. There is no timeout, so a receiver that hangs stops its
/// rooms, and what grew too old behind it is dropped.
@Singleton
public class Webhooks {
    private final LiveKitConfig config;
    private final WebhookSigner signer;
    private final SerialQueues queues;
    private final HttpPost http;
    private final Timers timers;
    private final Traffic traffic;
    private final Clock clock;

    public Webhooks(LiveKitConfig config, SerialQueues queues, HttpPost http, Timers timers, Traffic traffic,
            Clock clock) {
        this.config = config;
        this.signer = new WebhookSigner(config.apiKey(), config.apiSecret());
        this.queues = queues;
        this.http = http;
        this.timers = timers;
        this.traffic = traffic;
        this.clock = clock;
    }

    public void publish(WebhookEvent event) {
        var body = ProtoJson.webhook(event);
        var queuedAt = clock.instant();
        for (var url : config.webhookUrls().orElse(List.of())) {
            var queue = "livekit " + url + " " + event.room().name();
            if (!queues.offer(queue, () -> deliver(event, body, queuedAt, url))) {
                note(event, url, 0, new Outcome.NotTried("dropped: the queue is full"));
            }
        }
    }

    private void deliver(WebhookEvent event, byte[] body, Instant queuedAt, URI url) throws InterruptedException {
        if (clock.instant().isAfter(queuedAt.plus(config.webhookAgeMax()))) {
            note(event, url, 0, new Outcome.NotTried("dropped: it waited too long"));
            return;
        }
        var headers = Map.of("Authorization", signer.authorization(body, clock.instant()), "Content-Type",
                "application/webhook+json", "User-Agent", "Go-http-client/1.1");
        var attempt = 1;
        var again = attempt(event, url, attempt, headers, body);
        for (var delay : config.webhookRetryDelays()) {
            if (!again) {
                return;
            }
            timers.pause(delay);
            attempt++;
            again = attempt(event, url, attempt, headers, body);
        }
    }

    private boolean attempt(WebhookEvent event, URI url, int attempt, Map<String, String> headers, byte[] body)
            throws InterruptedException {
        var outcome = http.send(url, headers, body, null);
        note(event, url, attempt, outcome);
        return isWorthAnother(outcome);
    }

    /// Every other answer counts as delivered, a 404 too.
    private static boolean isWorthAnother(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var status) -> status == 429 || (status >= 500 && status != 501);
            case Outcome.Unreachable _ -> true;
            case Outcome.NotTried _ -> false;
        };
    }

    private void note(WebhookEvent event, URI url, int attempt, Outcome outcome) {
        traffic.sent(SentWebhook.of(clock.instant(), Vendor.LIVEKIT, event.room().name(), event.event(), url, attempt,
                outcome));
    }
}
