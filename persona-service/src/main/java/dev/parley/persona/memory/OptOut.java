package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who does not want to be remembered, or did not until some moment: what started up to then stays unknown,
/// however late its events come.
@Entity
@Table(name = "memory_opt_out")
class OptOut {
    @Id
    @Column(name = "person_id")
    String personId;
    @Column
    Instant since;
    @Nullable
    @Column
    Instant until;

    protected OptOut() {}

    /// What was up to now is not to be remembered; what comes is.
    OptOut(PersonId person, Instant now) {
        this.personId = person.value();
        this.since = now;
        this.until = now;
    }

    void begin(Instant now) {
        if (!lasts()) {
            since = now;
            until = null;
        }
    }

    void end(Instant now) {
        if (lasts()) {
            until = now;
        }
    }

    void extend(Instant now) {
        if (!lasts()) {
            until = now;
        }
    }

    boolean lasts() {
        return until == null;
    }
}
