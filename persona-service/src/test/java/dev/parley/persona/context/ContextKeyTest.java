package dev.parley.persona.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.SessionKind;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.context.Casting.Cast;
import dev.parley.persona.context.ContextRequest.Chosen;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContextKeyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Budgets BUDGETS = new Budgets(1000, 1000, 1000, 100);
    private static final UUID DREAM = UUID.fromString("0f6f2d3e-5b0a-4c39-9a53-3a1f0f7f1c11");

    @Test
    void theSameRequestAtTheSameRevisionsIsTheSameContext() {
        assertThat(key(request(List.of("Ben"), "A talk"), "maya 1", 7, 3, TODAY))
                .isEqualTo(key(request(List.of("Ben"), "A talk"), "maya 1", 7, 3, TODAY));
    }

    @Test
    void whateverChangesTheContextChangesItsKey() {
        var keys = List.of(
                key(request(List.of("Ben"), "A talk"), "maya 1", 7, 3, TODAY),
                key(request(List.of("Ben"), "A talk"), "maya 1", 8, 3, TODAY),
                key(request(List.of("Ben"), "A talk"), "maya 1", 7, 4, TODAY),
                key(request(List.of("Ben"), "A talk"), "maya 2", 7, 3, TODAY),
                key(request(List.of("Ben"), "A talk"), "maya 1", 7, 3, TODAY.plusDays(1)),
                key(request(List.of("Ben"), "Another"), "maya 1", 7, 3, TODAY),
                key(request(List.of("Ben"), null), "maya 1", 7, 3, TODAY),
                key(request(List.of(), "A talk"), "maya 1", 7, 3, TODAY),
                key(request(List.of("Ben", "Cleo"), "A talk"), "maya 1", 7, 3, TODAY),
                key(request(List.of("Ben, Cleo"), "A talk"), "maya 1", 7, 3, TODAY),
                key(about(DREAM), "maya 1", 7, 3, TODAY));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void aKeySaysNothingOfWhatItIsMadeOf() {
        assertThat(key(request(List.of("Ben"), "A talk"), "maya 1", 7, 3, TODAY)).matches("[0-9a-f]{64}");
    }

    @Test
    void aPersonOfWhomNothingIsKnownHasNone() {
        assertThat(ContextKey.of(request(List.of(), "A talk"), cast("maya 1", Optional.empty(), 3), TODAY, BUDGETS))
                .isEmpty();
    }

    private static String key(ContextRequest request, String identity, long person, long catalogue, LocalDate today) {
        return ContextKey.of(request, cast(identity, Optional.of(person), catalogue), today, BUDGETS).orElseThrow();
    }

    private static Cast cast(String identity, Optional<Long> person, long catalogue) {
        var jung = new Brief.Interpreter("jung", "Jung", "Ask.", Optional.empty(), Optional.empty(), "Edward");
        return new Cast(jung, identity, false, person, catalogue);
    }

    private static ContextRequest request(List<String> participants, String prompt) {
        return new ContextRequest(new PersonId("anna"), new Chosen.OfPersona(new PersonaId("maya"), Optional.empty()),
                SessionKind.MENTOR, Optional.empty(), participants, Optional.ofNullable(prompt));
    }

    private static ContextRequest about(UUID dream) {
        return new ContextRequest(new PersonId("anna"), new Chosen.OfPersona(new PersonaId("maya"), Optional.empty()),
                SessionKind.MENTOR, Optional.of(dream), List.of("Ben"), Optional.of("A talk"));
    }
}
