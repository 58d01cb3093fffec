package dev.parley.persona.authoring;

import dev.parley.model.event.PersonaEvent.PersonaPublished;
import dev.parley.model.id.PersonaId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A persona as it was at one moment, for ever: sessions pin it, and rolling back makes a new version of an
/// old content.
@Entity
@Immutable
@Table(name = "persona_version")
@IdClass(PersonaVersion.Key.class)
public class PersonaVersion {
    @Id
    @Column(name = "persona_id")
    String personaId;
    @Id
    int version;
    @Column
    String digest;
    @Column
    @Convert(converter = PersonaContentJson.class)
    PersonaContent content;
    @Column(name = "made_at")
    Instant madeAt;

    protected PersonaVersion() {}

    PersonaVersion(PersonaId persona, int version, PersonaContent content, Instant now) {
        this.personaId = persona.value();
        this.version = version;
        this.content = content;
        this.digest = PersonaContentJson.digest(content);
        this.madeAt = now;
    }

    boolean says(PersonaContent other) {
        return digest.equals(PersonaContentJson.digest(other));
    }

    PersonaPublished published() {
        return new PersonaPublished(persona(), version, digest, madeAt);
    }

    public PersonaId persona() {
        return new PersonaId(personaId);
    }

    public int version() {
        return version;
    }

    public String digest() {
        return digest;
    }

    public PersonaContent content() {
        return content;
    }

    public Instant madeAt() {
        return madeAt;
    }

    record Key(String personaId, int version) implements Serializable {}
}
