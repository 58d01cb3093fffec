package dev.parley.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/// Something that happened and that others may care about. [EventType] gives each kind its name and topic.
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface DomainEvent permits SessionEvent, ConversationFact, VoiceEvent, UsageEvent, PersonaEvent {

    /// Events with one key stay in order.
    @JsonIgnore
    String key();

    /// When it happened, which may be well before it was learned or published.
    @JsonIgnore
    Instant occurredAt();
}
