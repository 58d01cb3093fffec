package dev.parley.persona.catalogue;

import dev.parley.model.id.PersonaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who the AI is.
@Entity
public class Persona {
    @Id
    String id;
    @Nullable
    @Column(name = "person_id")
    String personId;
    @Column
    String name;
    @Column
    String instructions;
    @Column
    String greeting;
    @Column
    String voice;
    @Nullable
    @Column(name = "tavus_persona_id")
    String tavusPersonaId;
    @Nullable
    @Column(name = "tavus_replica_id")
    String tavusReplicaId;
    boolean active;

    protected Persona() {}

    /// One that everybody may talk to.
    public Persona(PersonaId id, String name, String instructions, String greeting, String voice) {
        this.id = id.value();
        this.name = name;
        this.instructions = instructions;
        this.greeting = greeting;
        this.voice = voice;
        this.active = true;
    }

    public PersonaId id() {
        return new PersonaId(id);
    }

    public String name() {
        return name;
    }

    public String instructions() {
        return instructions;
    }

    /// May hold `{name}`, for the person's name.
    public String greeting() {
        return greeting;
    }

    public String voice() {
        return voice;
    }

    public Optional<String> tavusPersonaId() {
        return Optional.ofNullable(tavusPersonaId);
    }

    public Optional<String> tavusReplicaId() {
        return Optional.ofNullable(tavusReplicaId);
    }

    public boolean isForEverybody() {
        return personId == null;
    }
}
