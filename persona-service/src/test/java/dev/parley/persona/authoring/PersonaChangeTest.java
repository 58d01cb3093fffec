package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.event.Vendor;
import dev.parley.persona.authoring.PersonaContent.VendorSettings;
import dev.parley.persona.authoring.PersonaContent.VendorSettings.Tavus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonaChangeTest {
    private static final PersonaContent BEFORE = new PersonaContent("Nora", null, "Listen.", "Hello",
            List.of("sleep", "work"), List.of(), null, VendorSettings.NONE, List.of(Vendor.values()), true);

    @Test
    void equalContentsDifferNowhere() {
        assertThat(PersonaChange.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void eachLeafThatDiffersIsAChangeAndNothingElseIs() {
        var after = new PersonaContent("Nora", "maya", "Listen, then ask.", null, List.of("work", "sleep"), List.of(),
                null, new VendorSettings(new Tavus("p-1", null), null, null, "Wendy"), List.of(Vendor.values()), false);

        assertThat(PersonaChange.between(BEFORE, after)).containsExactly(
                change("/active", "true", "false"),
                change("/avatar_id", null, "\"maya\""),
                change("/greeting", "\"Hello\"", null),
                change("/instructions", "\"Listen.\"", "\"Listen, then ask.\""),
                change("/specialities", "[\"sleep\",\"work\"]", "[\"work\",\"sleep\"]"),
                change("/vendor_settings/tavus/persona_id", null, "\"p-1\""),
                change("/vendor_settings/voice", null, "\"Wendy\""));
    }

    @Test
    void theWayBackHasTheSamePlacesTheOtherWayRound() {
        var after = new PersonaContent("Nora", null, "Ask.", "Hello", List.of(), List.of("No advice"), "Latvian",
                VendorSettings.NONE, List.of(Vendor.values()), true);

        assertThat(PersonaChange.between(after, BEFORE)).isEqualTo(PersonaChange.between(BEFORE, after).stream()
                .map(change -> new PersonaChange(change.pointer(), change.to(), change.from()))
                .toList());
    }

    @Test
    void namesInPointersAreEscaped() {
        assertThat(PersonaChange.between(json("{\"a/b\": {\"c~d\": 1}}"), json("{}")))
                .containsExactly(change("/a~1b/c~0d", "1", null));
    }

    @Test
    void anObjectThatBecomesSomethingElseIsOneChange() {
        assertThat(PersonaChange.between(json("{\"a\": {\"b\": 1}}"), json("{\"a\": [1]}")))
                .containsExactly(change("/a", "{\"b\": 1}", "[1]"));
    }

    @Test
    void aChangeSaysNothingOfWhatItHoldsWhenItIsPrinted() {
        assertThat(PersonaChange.between(json("{\"a\": \"private\"}"), json("{}")).toString())
                .doesNotContain("private");
    }

    private static PersonaChange change(String pointer, String from, String to) {
        return new PersonaChange(pointer, from == null ? null : json(from), to == null ? null : json(to));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
