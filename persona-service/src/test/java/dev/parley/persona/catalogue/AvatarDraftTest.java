package dev.parley.persona.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarDraftTest {
    private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"https://images.example/ada.png", "http://localhost:8080/a?b=c#d",
            "HTTPS://images.example"})
    void anAbsoluteWebAddressIsAnImage(String image) {
        assertThat(complaints(List.of(image))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada.png", "/ada.png", "//images.example/ada.png", "javascript:alert(1)",
            "data:image/png;base64,AAAA", "ftp://images.example/a.png", "https:", "https:ada.png", "https:///ada.png",
            "https://a b.example/"})
    void anythingElseIsNone(String image) {
        assertThat(complaints(List.of(image))).containsExactly("images[0].<list element>");
    }

    @Test
    void anImageHasAtMost500Characters() {
        var longest = "https://images.example/" + "a".repeat(500 - 23);

        assertThat(complaints(List.of(longest))).isEmpty();
        assertThat(complaints(List.of(longest + "a"))).containsExactly("images[0].<list element>");
    }

    @Test
    void thereAreAtMostTenImagesAndNoneIsNull() {
        assertThat(complaints(Collections.nCopies(10, "https://images.example/a.png"))).isEmpty();
        assertThat(complaints(Collections.nCopies(11, "https://images.example/a.png"))).containsExactly("images");
        assertThat(complaints(Collections.singletonList(null))).containsExactly("images[0].<list element>");
    }

    private List<String> complaints(List<String> images) {
        return validator.validate(AvatarFixtures.draft(images, "free")).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .toList();
    }
}
