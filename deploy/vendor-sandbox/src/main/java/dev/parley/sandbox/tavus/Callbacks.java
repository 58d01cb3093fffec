package dev.parley.sandbox.tavus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.delivery.Letter;
import dev.parley.sandbox.delivery.Message;
import dev.parley.sandbox.delivery.Rules;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Tells a callback address what happened: one POST per event, unsigned, in order, never repeated.
@Singleton
class Callbacks {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final Rules rules;
    private final Deliveries deliveries;
    private final ObjectMapper json;

    Callbacks(TavusConfig config, Deliveries deliveries, ObjectMapper json) {
        this.rules = new Rules(true, config.callbackTimeout(), null, List.of(), false, _ -> false);
        this.deliveries = deliveries;
        this.json = json;
    }

    void send(String conversationId, URI url, CallbackEvent event) {
        deliveries.send(new Message(Vendor.TAVUS, conversationId, event.type(), url,
                (_, skew) -> Letter.of(HEADERS, encode(conversationId, url, event, skew))), rules);
    }

    private byte[] encode(String conversationId, URI url, CallbackEvent event, Duration skew) {
        try {
            return json.writeValueAsBytes(new Envelope(event.properties(), conversationId, url, event.type(),
                    event.messageType(), TavusTime.format(event.at().plus(skew))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    record Envelope(Map<String, Object> properties, String conversationId, URI webhookUrl, String eventType,
            String messageType, String timestamp) {}
}
