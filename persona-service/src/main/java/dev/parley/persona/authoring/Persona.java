package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who the AI is, and which of its versions counts now. Name and activity are repeated here from that version, for the
/// order of lists and for finding.
@Entity
public class Persona {
    @Id
    String id;
    @Nullable
    @Column(name = "person_id")
    String personId;
    @Column
    String name;
    int version;
    boolean active;
    @Column(name = "created_at")
    Instant createdAt;

    protected Persona() {}

    /// One without a version yet, which nobody can store.
    ///
    /// @param owner
    ///            null for a persona that everybody may talk to
    Persona(@Nullable PersonId owner, Instant now) {
        this.id = "persona-" + UUID.randomUUID();
        this.personId = owner == null ? null : owner.value();
        this.createdAt = now;
    }

    /// What is written now counts from now on.
    PersonaVersion write(PersonaContent content, Instant now) {
        version++;
        name = content.name();
        active = content.active();
        return new PersonaVersion(id(), version, content, now);
    }

    public PersonaId id() {
        return new PersonaId(id);
    }

    public @Nullable PersonId owner() {
        return personId == null ? null : new PersonId(personId);
    }

    public boolean isForEverybody() {
        return personId == null;
    }

    public boolean isActive() {
        return active;
    }

    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
