package dev.parley.ingest.normalise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.delivery.PayloadCodec;
import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.EventType;
import dev.parley.model.event.Provenance;
import dev.parley.model.event.Provenance.How;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.service.vendor.ElevenLabsEvents;
import dev.parley.service.vendor.TavusEvents;
import dev.parley.service.webhook.SessionClaim;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a delivery to its facts. The same delivery gives the same facts under the same ids, as long as this release
/// reads it.
@ApplicationScoped
class Normaliser {
    private static final String ROOT = "dev.parley.";

    private final ObjectMapper json;
    private final SessionClaim claims;

    Normaliser(ObjectMapper json, SessionClaim claims) {
        this.json = json;
        this.claims = claims;
    }

    Reading read(StoredDelivery delivery) {
        var vendor = vendor(delivery.vendor());
        if (vendor.isEmpty()) {
            return new Reading.Unreadable("No such vendor is known");
        }
        try {
            var event = json.readTree(PayloadCodec.decompress(delivery.payload()));
            if (vendor.get() == Vendor.ELEVENLABS && isForged(ElevenLabsEvents.sessionClaim(event))) {
                return new Reading.Unreadable("The session that it names was never granted to whoever names it");
            }
            return new Reading.Understood(numbered(delivery, facts(vendor.get(), event, delivery)));
        } catch (IOException | RuntimeException e) {
            return new Reading.Unreadable(reason(e));
        }
    }

    static Optional<Vendor> vendor(String code) {
        return Arrays.stream(Vendor.values()).filter(vendor -> vendor.code().equals(code)).findFirst();
    }

    /// What a browser hands to the vendor comes back as it was, or as somebody made it.
    private boolean isForged(Optional<String> claim) {
        return claim.isPresent() && claims.check(claim.get()).isEmpty();
    }

    private List<ConversationFact> facts(Vendor vendor, JsonNode event, StoredDelivery delivery) {
        var at = delivery.receivedAt();
        return switch (vendor) {
            case LIVEKIT -> LiveKitEvents.facts(event, from(vendor, delivery, LiveKitEvents.conversation(event),
                    LiveKitEvents.happenedAt(event, at)));
            case TAVUS -> TavusEvents.facts(event, from(vendor, delivery, TavusEvents.conversation(event),
                    TavusEvents.happenedAt(event, at)));
            case ELEVENLABS -> ElevenLabsEvents.facts(event, elevenLabs(event, delivery));
        };
    }

    private Provenance elevenLabs(JsonNode event, StoredDelivery delivery) {
        var from = from(Vendor.ELEVENLABS, delivery, ElevenLabsEvents.conversation(event),
                ElevenLabsEvents.happenedAt(event, delivery.receivedAt()));
        return ElevenLabsEvents.sessionClaim(event).flatMap(claims::check)
                .map(session -> new Provenance(from.vendor(), from.conversation(), session, from.happenedAt(),
                        from.learnedAt(), from.how(), from.delivery()))
                .orElse(from);
    }

    private static Provenance from(Vendor vendor, StoredDelivery delivery, String conversation, Instant happenedAt) {
        return new Provenance(vendor, delivery.conversation() == null ? conversation : delivery.conversation(),
                session(delivery.session()), happenedAt, delivery.receivedAt(), How.WEBHOOK,
                Long.toString(delivery.id()));
    }

    private static @Nullable SessionId session(@Nullable String session) {
        return session == null ? null : new SessionId(session);
    }

    private List<Fact> numbered(StoredDelivery delivery, List<ConversationFact> facts) throws JsonProcessingException {
        var ofAKind = new EnumMap<EventType, Integer>(EventType.class);
        var numbered = new ArrayList<Fact>();
        for (var fact : facts) {
            var nth = ofAKind.merge(EventType.of(fact), 1, Integer::sum) - 1;
            numbered.add(Fact.of(delivery.dedupeKey(), fact, nth, json.writeValueAsString(fact)));
        }
        return numbered;
    }

    /// What went wrong and where. The words of an exception may quote the payload, which is what somebody said.
    private static String reason(Exception e) {
        var kind = e.getClass().getSimpleName();
        if (e instanceof JsonProcessingException at && at.getLocation() != null) {
            return "The payload cannot be read as JSON: %s at line %d, column %d".formatted(kind,
                    at.getLocation().getLineNr(), at.getLocation().getColumnNr());
        }
        return Arrays.stream(e.getStackTrace()).filter(frame -> frame.getClassName().startsWith(ROOT)).findFirst()
                .map(frame -> "%s in %s.%s, line %d".formatted(kind,
                        frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1),
                        frame.getMethodName(), frame.getLineNumber()))
                .orElse(kind);
    }
}
