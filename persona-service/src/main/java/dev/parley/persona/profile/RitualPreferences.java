package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which rituals a person likes, and when. Everything is optional.
@Entity
@Table(name = "ritual_preferences")
public class RitualPreferences {
    @Id
    @Column(name = "person_id")
    String personId;
    @Column
    List<String> practices = List.of();
    @Column(name = "time_of_day")
    @Nullable
    String timeOfDay;
    @Nullable
    String frequency;
    @Nullable
    Integer minutes;

    protected RitualPreferences() {}

    private RitualPreferences(PersonId person) {
        this.personId = person.value();
    }

    static RitualPreferences none(PersonId person) {
        return new RitualPreferences(person);
    }

    void rewrite(RitualPreferencesDraft draft) {
        practices = List.copyOf(draft.practices());
        timeOfDay = draft.timeOfDay();
        frequency = draft.frequency();
        minutes = draft.minutes();
    }
}
