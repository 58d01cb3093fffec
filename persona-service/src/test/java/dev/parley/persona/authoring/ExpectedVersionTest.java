package dev.parley.persona.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    @Test
    void withoutTheHeaderAnyVersionWillDo() {
        assertThat(new ExpectedVersion(null).isMetBy(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", " \"3\" ", "*", "\"2\", \"3\""})
    void theCurrentVersionIsMet(String ifMatch) {
        assertThat(new ExpectedVersion(ifMatch).isMetBy(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"33\"", "W/\"3\"", "3", "", "\"03\""})
    void anythingElseIsNot(String ifMatch) {
        assertThat(new ExpectedVersion(ifMatch).isMetBy(3)).isFalse();
    }
}
