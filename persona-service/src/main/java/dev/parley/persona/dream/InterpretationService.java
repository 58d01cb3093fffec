package dev.parley.persona.dream;

import dev.parley.model.id.PersonId;
import dev.parley.model.problem.FieldError;
import dev.parley.persona.platform.PersonalData;
import dev.parley.service.error.RequestNotValid;
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
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class InterpretationService implements PersonalData {
    private final InterpretationRepository interpretations;
    private final DreamRepository dreams;
    private final InterpretationConfig config;
    private final Clock clock;

    InterpretationService(InterpretationRepository interpretations, DreamRepository dreams, InterpretationConfig config,
            Clock clock) {
        this.interpretations = interpretations;
        this.dreams = dreams;
        this.config = config;
        this.clock = clock;
    }

    @WithTransaction
    public Uni<Interpretation> create(PersonId person, InterpretationDraft draft) {
        return requireDream(person, draft)
                .chain(() -> interpretations.persistAndFlush(new Interpretation(person, draft, now())))
                .call(() -> requireRoom(person));
    }

    /// @param dream
    ///            whose interpretations alone are asked for, or null for all
    @WithTransaction
    public Uni<Page<Interpretation>> page(PersonId person, @Nullable UUID dream, PageRequest page) {
        return interpretations.page(person, dream, page).map(found -> Page.of(page, found, Interpretation::position));
    }

    @WithTransaction
    public Uni<Interpretation> required(PersonId person, UUID id) {
        return interpretations.required(person, id);
    }

    @WithTransaction
    public Uni<Interpretation> rewrite(PersonId person, UUID id, InterpretationDraft draft) {
        return requireDream(person, draft)
                .chain(() -> interpretations.lock(person, id))
                .invoke(interpretation -> interpretation.rewrite(draft));
    }

    @WithTransaction
    public Uni<Void> delete(PersonId person, UUID id) {
        return interpretations.remove(person, id);
    }

    @Override
    public String section() {
        return "interpretations";
    }

    @Override
    @WithTransaction
    public Uni<List<InterpretationView>> archive(PersonId person) {
        return interpretations.all(person).map(all -> all.stream().map(InterpretationView::of).toList());
    }

    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return interpretations.erase(person);
    }

    /// The dream stays for as long as this takes.
    private Uni<Dream> requireDream(PersonId person, InterpretationDraft draft) {
        return dreams.keep(person, draft.dreamId())
                .onFailure(DreamNotFound.class).transform(_ -> new RequestNotValid(
                        List.of(new FieldError("/dream_id", "is no dream of this person"))));
    }

    /// Asked after the interpretation is there. The trigger that counts a person's revisions makes their changes wait
    /// for one another, so that of two who want the last place, one sees the other.
    private Uni<Void> requireRoom(PersonId person) {
        return interpretations.countOf(person).invoke(stored -> {
            if (stored > config.perPersonMax()) {
                throw new TooManyInterpretations(config.perPersonMax());
            }
        }).replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
