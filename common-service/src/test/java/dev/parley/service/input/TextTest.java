package dev.parley.service.input;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "🦔🦔🦔🦔🦔", "שלום!", "a\nb"})
    void whateverFitsIsTextInAnyScript(String value) {
        assertThat(complaints(value)).isEmpty();
    }

    @Test
    void whatIsTooLongIsToldWithTheLimit() {
        assertThat(complaints("123456")).containsExactly("is longer than 5 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83e", "\udd94", "\udd94\ud83e"})
    void whatNoDatabaseCanKeepIsNoText(String value) {
        assertThat(complaints(value)).containsExactly("holds a character that is no text");
    }

    @Test
    void eachTextOfAListIsChecked() {
        assertThat(validator.validate(new Words(null, List.of("fine", "too long"))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.getPropertyPath()).hasToString("more[1].<list element>"));
    }

    private List<String> complaints(String value) {
        return validator.validate(new Words(value, List.of())).stream().map(found -> found.getMessage()).toList();
    }

    private record Words(@Text(max = 5) String one, List<@Text(max = 5) String> more) {}
}
