package dev.parley.sandbox.tavus.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.sandbox.delivery.Deliveries;
import dev.parley.sandbox.delivery.Letter;
import dev.parley.sandbox.delivery.Message;
import dev.parley.sandbox.delivery.Rules;
import dev.parley.sandbox.platform.HttpPost.Outcome;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Tells a callback address what happened: one POST per event, unsigned, in order, repeated only if a switch says so.
@Singleton
public class Callbacks {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final Rules rules;
    private final Deliveries deliveries;
    private final ObjectMapper json;

    public Callbacks(TavusConfig config, Deliveries deliveries, ObjectMapper json) {
        this.rules = new Rules(true, config.callbackTimeout(), null, config.callbackRetryDelays().orElse(List.of()),
                false, Callbacks::hasFailed);
        this.deliveries = deliveries;
        this.json = json;
    }

    public void send(String conversationId, URI url, CallbackEvent event) {
        send(conversationId, url, event.type(), skew -> new Envelope(event.properties(), conversationId, url,
                event.type(), event.messageType(), TavusTime.format(event.at().plus(skew))));
    }

    /// Without an envelope, as training tells how it went.
    public void sendFlat(String id, URI url, String event, Map<String, String> body) {
        send(id, url, event, _ -> body);
    }

    private void send(String id, URI url, String event, Function<Duration, Object> body) {
        deliveries.send(new Message(Vendor.TAVUS, id, event, url,
                (_, skew) -> Letter.of(HEADERS, encode(body.apply(skew)))), rules);
    }

    private byte[] encode(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean hasFailed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var status) -> status == 429 || status >= 500;
            case Outcome.Unreachable _ -> true;
        };
    }

    record Envelope(Map<String, Object> properties, String conversationId, URI webhookUrl, String eventType,
            String messageType, String timestamp) {}
}
