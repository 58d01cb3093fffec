package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
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

    public PersonaId id() {
        return new PersonaId(id);
    }

    public boolean isForEverybody() {
        return personId == null;
    }
}
