package dev.parley.persona.memory;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class MemoryData implements PersonalData {
    private final MemoryService memory;

    MemoryData(MemoryService memory) {
        this.memory = memory;
    }

    @Override
    public String section() {
        return "memory";
    }

    @Override
    @WithTransaction
    public Uni<MemoryView> archive(PersonId person) {
        return memory.of(person).map(MemoryView::of);
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return memory.erase(person);
    }
}
