package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person in their own words. Everything is optional; nothing is guessed.
@Entity
public class Profile {
    @Id
    @Column(name = "person_id")
    String personId;
    @Nullable
    String name;
    @Nullable
    String pronouns;
    @Nullable
    String location;
    @Nullable
    String language;
    @Version
    int version;

    protected Profile() {}

    Profile(PersonId person) {
        this.personId = person.value();
    }

    /// Somebody who has told us nothing yet.
    public static Profile unknown(PersonId person) {
        return new Profile(person);
    }

    void rewrite(ProfileDraft draft) {
        name = draft.name();
        pronouns = draft.pronouns();
        location = draft.location();
        language = draft.language();
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    public Optional<String> pronouns() {
        return Optional.ofNullable(pronouns);
    }

    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    public Optional<String> language() {
        return Optional.ofNullable(language);
    }
}
