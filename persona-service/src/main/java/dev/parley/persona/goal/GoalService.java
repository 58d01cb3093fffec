package dev.parley.persona.goal;

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
public class GoalService implements PersonalData {
    private final GoalRepository goals;
    private final GoalConfig config;
    private final Clock clock;

    GoalService(GoalRepository goals, GoalConfig config, Clock clock) {
        this.goals = goals;
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Goal> create(PersonId person, GoalDraft draft) {
        draft.check();
        return goals.persistAndFlush(new Goal(person, draft, now())).call(() -> requireRoom(person));
    }

    @WithTransaction
    public Uni<Page<Goal>> page(PersonId person, PageRequest page) {
        return goals.page(person, page).map(found -> Page.of(page, found, Goal::position));
    }

    @WithTransaction
    public Uni<Goal> required(PersonId person, UUID id) {
        return goals.required(person, id);
    }

    @WithTransaction
    public Uni<Goal> rewrite(PersonId person, UUID id, GoalDraft draft) {
        draft.check();
        return goals.lock(person, id).invoke(goal -> goal.rewrite(draft, now()));
    }

    @WithTransaction
    public Uni<Void> delete(PersonId person, UUID id) {
        return goals.remove(person, id);
    }

    @Override
    public String section() {
        return "goals";
    }

    @Override
    @WithTransaction
    public Uni<List<GoalView>> archive(PersonId person) {
        return goals.all(person).map(all -> all.stream().map(GoalView::of).toList());
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return goals.erase(person);
    }

    /// Asked after the goal is there. The trigger that counts a person's revisions makes their changes wait for one
    /// another, so that of two who want the last place, one sees the other.
    private Uni<Void> requireRoom(PersonId person) {
        return goals.countOf(person).invoke(stored -> {
            if (stored > config.perPersonMax()) {
                throw new TooManyGoals(config.perPersonMax());
            }
        }).replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
