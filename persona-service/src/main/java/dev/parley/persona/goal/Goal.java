package dev.parley.persona.goal;

import dev.parley.model.id.PersonId;
import dev.parley.service.paging.Cursor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that a person wants to reach. It is done when all of it is.
@Entity
public class Goal {
    static final int ALL_OF_IT = 100;

    @Id
    UUID id;
    @Column(name = "person_id")
    String personId;
    @Column
    String title;
    @Nullable
    String description;
    /// In percent.
    int progress;
    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "updated_at")
    Instant updatedAt;

    protected Goal() {}

    Goal(PersonId person, GoalDraft draft, Instant now) {
        this.id = UUID.randomUUID();
        this.personId = person.value();
        this.createdAt = now;
        rewrite(draft, now);
    }

    final void rewrite(GoalDraft draft, Instant now) {
        title = draft.title();
        description = draft.description();
        progress = draft.progress();
        dueOn = draft.dueOn();
        updatedAt = now;
    }

    Cursor position() {
        return new Cursor(createdAt, id.toString());
    }

    public UUID id() {
        return id;
    }

    public boolean isDone() {
        return progress == ALL_OF_IT;
    }
}
