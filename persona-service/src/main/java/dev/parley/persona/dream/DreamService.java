package dev.parley.persona.dream;

import dev.parley.model.id.PersonId;
import dev.parley.persona.platform.PersonalData;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class DreamService implements PersonalData {
    private final DreamRepository dreams;
    private final DreamConfig config;
    private final Clock clock;

    DreamService(DreamRepository dreams, DreamConfig config, Clock clock) {
        this.dreams = dreams;
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Dream> create(PersonId person, DreamDraft draft) {
        var now = now();
        draft.check(now);
        return dreams.persistAndFlush(new Dream(person, draft, now)).call(() -> requireRoom(person));
    }

    @WithTransaction
    public Uni<Page<Dream>> page(PersonId person, PageRequest page) {
        return dreams.page(person, page).map(found -> Page.of(page, found, Dream::position));
    }

    @WithTransaction
    public Uni<Dream> required(PersonId person, UUID id) {
        return dreams.required(person, id);
    }

    @WithTransaction
    public Uni<Dream> rewrite(PersonId person, UUID id, DreamDraft draft) {
        draft.check(now());
        return dreams.lock(person, id).invoke(dream -> dream.rewrite(draft));
    }

    /// What was made of the dream goes with it.
    @WithTransaction
    public Uni<Void> delete(PersonId person, UUID id) {
        return dreams.remove(person, id);
    }

    @Override
    public String section() {
        return "dreams";
    }

    @Override
    @WithTransaction
    public Uni<List<DreamView>> archive(PersonId person) {
        return dreams.all(person).map(all -> all.stream().map(DreamView::of).toList());
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return dreams.erase(person);
    }

    /// Asked after the dream is there. The trigger that counts a person's revisions makes their changes wait for one
    /// another, so that of two who want the last place, one sees the other.
    private Uni<Void> requireRoom(PersonId person) {
        return dreams.countOf(person).invoke(stored -> {
            if (stored > config.perPersonMax()) {
                throw new TooManyDreams(config.perPersonMax());
            }
        }).replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
