package dev.parley.persona.erasure;

import dev.parley.model.id.PersonId;
import dev.parley.service.platform.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/// The receipt that a person was erased. It holds no name: only whoever knows a person's id can tell that it is theirs.
@Entity
class Erasure {
    @Id
    @Column(name = "person_digest")
    String personDigest;
    @Column(name = "erased_at")
    Instant erasedAt;

    protected Erasure() {}

    Erasure(PersonId person, Instant now) {
        this.personDigest = digest(person);
        this.erasedAt = now;
    }

    void again(Instant now) {
        erasedAt = now;
    }

    static String digest(PersonId person) {
        return Sha256.hex(person.value());
    }
}
