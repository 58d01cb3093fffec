package dev.parley.sandbox.tavus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.platform.HttpPost;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.traffic.SentWebhook;
import dev.parley.sandbox.traffic.Traffic;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/// Tells a callback address what happened: one POST per event, unsigned, in order, never repeated.
@Singleton
class Callbacks {
    private final TavusConfig config;
    private final SerialQueues queues;
    private final HttpPost http;
    private final Traffic traffic;
    private final ObjectMapper json;
    private final Clock clock;

    Callbacks(TavusConfig config, SerialQueues queues, HttpPost http, Traffic traffic, ObjectMapper json,
            Clock clock) {
        this.config = config;
        this.queues = queues;
        this.http = http;
        this.traffic = traffic;
        this.json = json;
        this.clock = clock;
    }

    void send(String conversationId, URI url, CallbackEvent event) {
        var body = encode(new Envelope(event.properties(), conversationId, url, event.type(), event.messageType(),
                TavusTime.format(event.at())));
        queues.offer("tavus " + conversationId, () -> {
            var at = clock.instant();
            var outcome = http.send(url, Map.of("Content-Type", "application/json"), body, config.callbackTimeout());
            traffic.sent(SentWebhook.of(at, Vendor.TAVUS, conversationId, event.type(), url, 1, outcome));
        });
    }

    private byte[] encode(Envelope envelope) {
        try {
            return json.writeValueAsBytes(envelope);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    record Envelope(Map<String, Object> properties, String conversationId, URI webhookUrl, String eventType,
            String messageType, String timestamp) {}
}
