package dev.parley.persona.dream;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A dream in the words of whoever dreamt it.
@Entity
public class Dream {
    @Id
    UUID id;
    @Column(name = "person_id")
    String personId;
    @Column(name = "raw_transcript")
    String rawTranscript;
    @Column
    List<String> themes;
    @Column(name = "recorded_at")
    Instant recordedAt;

    protected Dream() {}

    Dream(PersonId person, DreamDraft draft, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.recordedAt = now;
        rewrite(draft);
    }

    /// Where it is not said when the dream was recorded, that stays as it is.
    final void rewrite(DreamDraft draft) {
        rawTranscript = draft.rawTranscript();
        themes = List.copyOf(draft.themes());
        if (draft.recordedAt() != null) {
            recordedAt = draft.recordedAt().truncatedTo(ChronoUnit.MICROS);
        }
    }

    Cursor position() {
        return new Cursor(recordedAt, id.toString());
    }

    public UUID id() {
        return id;
    }
}
