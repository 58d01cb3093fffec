package dev.parley.persona.platform;

import dev.parley.model.id.PersonId;
import io.smallrye.mutiny.Uni;

/// A feature that keeps something of people's: it can show all of it, and let go of all of it. Export and erasure ask
/// every bean of this type, one after the other in one transaction.
public interface PersonalData {

    /// Its name in the archive.
    String section();

    /// Everything that is kept of a person, as the archive shows it.
    Uni<?> archive(PersonId person);

    Uni<Void> erase(PersonId person);
}
