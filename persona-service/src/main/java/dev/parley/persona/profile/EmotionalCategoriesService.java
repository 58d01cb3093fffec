package dev.parley.persona.profile;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class EmotionalCategoriesService implements PersonalData {
    private final EmotionalCategoriesRepository categories;

    EmotionalCategoriesService(EmotionalCategoriesRepository categories) {
        this.categories = categories;
    }

    @WithTransaction
    public Uni<EmotionalCategories> of(PersonId person) {
        return categories.of(person);
    }

    @WithTransaction
    public Uni<EmotionalCategories> rewrite(PersonId person, EmotionalCategoriesDraft draft) {
        return categories.lock(person).invoke(found -> found.rewrite(draft));
    }

    @Override
    public String section() {
        return "emotional_categories";
    }

    @Override
    @WithTransaction
    public Uni<EmotionalCategoriesDraft> archive(PersonId person) {
        return categories.of(person).map(EmotionalCategoriesDraft::of);
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return categories.erase(person);
    }

    @ApplicationScoped
    static class EmotionalCategoriesRepository extends DocumentRepository<EmotionalCategories> {
        EmotionalCategoriesRepository() {
            super("emotional_categories", EmotionalCategories::none);
        }
    }
}
