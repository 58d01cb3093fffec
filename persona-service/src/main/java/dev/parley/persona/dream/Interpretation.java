package dev.parley.persona.dream;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an interpreter, or the person alone, made of a dream.
@Entity
public class Interpretation {
    @Id
    UUID id;
    @Column(name = "person_id")
    String personId;
    @Column(name = "dream_id")
    UUID dreamId;
    @Column(name = "interpreter_id")
    @Nullable
    String interpreterId;
    @Column
    String text;
    @Column(name = "emotional_tone")
    @Convert(converter = EmotionalToneJson.class)
    @Nullable
    EmotionalTone emotionalTone;
    @Column(name = "created_at")
    Instant createdAt;

    protected Interpretation() {}

    Interpretation(PersonId person, InterpretationDraft draft, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.createdAt = now;
        rewrite(draft);
    }

    final void rewrite(InterpretationDraft draft) {
        dreamId = draft.dreamId();
        interpreterId = draft.interpreterId();
        text = draft.text();
        emotionalTone = draft.emotionalTone();
    }

    Cursor position() {
        return new Cursor(createdAt, id.toString());
    }

    public UUID id() {
        return id;
    }
}
