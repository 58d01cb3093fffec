package dev.parley.sandbox.elevenlabs.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.delivery.Letter;
import dev.parley.sandbox.delivery.Message;
import dev.parley.sandbox.delivery.Message.Seal;
import dev.parley.sandbox.delivery.Rules;
import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.elevenlabs.webhooks.WebhookEvent.Kind;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// The workspace's webhooks. Each is told everything, in no order; only transcripts are told again, and only where
/// that was asked for.
@Singleton
public class Webhooks implements Forgetful {
    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    private final ElevenLabsConfig config;
    private final Deliveries deliveries;
    private final SandboxClock clock;
    private final ObjectMapper json;
    private RetrySchedule schedule;

    public Webhooks(ElevenLabsConfig config, Deliveries deliveries, SandboxClock clock, ObjectMapper json) {
        this.config = config;
        this.deliveries = deliveries;
        this.clock = clock;
        this.json = json;
        this.schedule = new RetrySchedule(config.webhookRetryTimes(), config.webhookRetrySeed());
        addConfigured();
    }

    /// @return its id
    public synchronized String add(String name, URI url, String secret) {
        return add(name, url, secret, false);
    }

    public synchronized List<WebhookState> all() {
        return webhooks.values().stream().map(Webhook::state).toList();
    }

    /// False if there is no such webhook.
    public synchronized boolean change(String id, String name, boolean isDisabled) {
        var webhook = webhooks.get(id);
        if (webhook != null) {
            webhook.change(name, isDisabled);
        }
        return webhook != null;
    }

    /// False if there is no such webhook.
    public synchronized boolean retry(String id, boolean enabled) {
        var webhook = webhooks.get(id);
        if (webhook != null) {
            webhook.retry(enabled);
        }
        return webhook != null;
    }

    public synchronized void publish(WebhookEvent event) {
        if (config.webhookEvents().orElse(List.of()).contains(event.kind().word())) {
            webhooks.values().stream().filter(Webhook::isActive).forEach(webhook -> send(webhook, event));
        }
    }

    /// Only the webhook of the settings is left, and it has done nothing yet.
    @Override
    public synchronized void clear() {
        webhooks.clear();
        schedule = new RetrySchedule(config.webhookRetryTimes(), config.webhookRetrySeed());
        addConfigured();
    }

    private void addConfigured() {
        config.webhookUrl()
                .ifPresent(url -> add("sandbox", url, config.webhookSecret(), config.webhookRetryEnabled()));
    }

    private String add(String name, URI url, String secret, boolean retryEnabled) {
        var id = UUID.randomUUID().toString().replace("-", "");
        webhooks.put(id, new Webhook(id, name, url, secret, retryEnabled, clock.instant()));
        return id;
    }

    private void send(Webhook webhook, WebhookEvent event) {
        var isWaiting = new AtomicBoolean();
        var delays = event.kind() == Kind.TRANSCRIPT && webhook.retries() ? schedule.next() : List.<Duration>of();
        deliveries.send(
                new Message(Vendor.ELEVENLABS, event.conversation(), event.kind().type(), webhook.url(),
                        (seal, skew) -> write(webhook, event, seal, skew)),
                new Rules(false, config.webhookTimeout(), null, delays, config.webhookRetriesResigned(),
                        outcome -> mayTryAgain(webhook, isWaiting, outcome)),
                outcome -> settled(webhook, isWaiting, outcome));
    }

    private Letter write(Webhook webhook, WebhookEvent event, Seal seal, Duration skew) {
        var body = encode(new Envelope(event.kind().type(), event.at().plus(skew).getEpochSecond(),
                event.data().get()));
        var signer = switch (seal) {
            case GENUINE -> webhook.signer();
            case FORGED -> webhook.forger();
        };
        var headers = Map.of("Content-Type", "application/json", "ElevenLabs-Signature",
                signer.header(body, clock.outside().instant().plus(skew)));
        return event.kind() == Kind.AUDIO ? Letter.chunked(headers, body) : Letter.of(headers, body);
    }

    /// A message that failed keeps one of the webhook's places until it is settled.
    private synchronized boolean mayTryAgain(Webhook webhook, AtomicBoolean isWaiting, Outcome outcome) {
        if (!isPassing(outcome) || !webhook.isActive()) {
            return false;
        }
        if (!isWaiting.get()) {
            isWaiting.set(webhook.takeRetryPlace());
        }
        return isWaiting.get();
    }

    private synchronized void settled(Webhook webhook, AtomicBoolean isWaiting, Outcome outcome) {
        if (isWaiting.getAndSet(false)) {
            webhook.leaveRetryPlace();
        }
        var now = clock.instant();
        switch (outcome) {
            case Outcome.Answered(var status) when status == 200 -> webhook.health().succeeded(now);
            case Outcome.Answered(var status) -> webhook.health().failed(status, now);
            case Outcome.Unreachable _ -> webhook.health().failed(null, now);
        }
    }

    private static boolean isPassing(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var status) -> status >= 500 || status == 429 || status == 408;
            case Outcome.Unreachable _ -> true;
        };
    }

    private byte[] encode(Envelope envelope) {
        try {
            return json.writeValueAsBytes(envelope);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    record Envelope(String type, long eventTimestamp, Object data) {}
}
