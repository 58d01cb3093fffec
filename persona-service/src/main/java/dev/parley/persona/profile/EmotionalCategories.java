package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/// Which emotions a person wants to work on.
@Entity
@Table(name = "emotional_categories")
public class EmotionalCategories {
    @Id
    @Column(name = "person_id")
    String personId;
    @Column
    List<String> categories = List.of();

    protected EmotionalCategories() {}

    private EmotionalCategories(PersonId person) {
        this.personId = person.value();
    }

    static EmotionalCategories none(PersonId person) {
        return new EmotionalCategories(person);
    }

    void rewrite(EmotionalCategoriesDraft draft) {
        categories = List.copyOf(draft.categories());
    }
}
