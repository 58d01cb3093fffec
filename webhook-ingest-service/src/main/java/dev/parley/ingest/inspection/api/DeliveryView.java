package dev.parley.ingest.inspection.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.ingest.inspection.DeliverySummary;
import dev.parley.ingest.inspection.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// @param payload
///            the vendor's JSON as it came, without secrets; admins get it with a single delivery
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DeliveryView(String id, Instant receivedAt, String vendor, Optional<String> type,
        Optional<String> conversation, Optional<String> sessionId, Outcome outcome, int payloadBytes,
        @Schema(type = SchemaType.OBJECT) Optional<JsonNode> payload) {

    static DeliveryView of(DeliverySummary delivery) {
        return of(delivery, Optional.empty());
    }

    static DeliveryView of(DeliverySummary delivery, Optional<JsonNode> payload) {
        return new DeliveryView(Long.toString(delivery.id()), delivery.receivedAt(), delivery.vendor(),
                delivery.type(), delivery.conversation(), delivery.session(), delivery.outcome(),
                delivery.payloadBytes(), payload);
    }
}
