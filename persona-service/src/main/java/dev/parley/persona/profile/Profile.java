package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person in their own words. Everything is optional; nothing is guessed, and blanks tell nothing.
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
    @Column(name = "birth_date")
    @Nullable
    LocalDate birthDate;
    @Nullable
    Integer age;
    @Version
    int version;

    protected Profile() {}

    private Profile(PersonId person) {
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
        birthDate = draft.birthDate();
        age = draft.age();
    }

    /// In whole years. An age that was told stays as it was told: nobody knows the birthday.
    public static Optional<Integer> age(@Nullable LocalDate birthDate, @Nullable Integer told, LocalDate day) {
        return birthDate == null
                ? Optional.ofNullable(told)
                : Optional.of(Period.between(birthDate, day).getYears());
    }
}
