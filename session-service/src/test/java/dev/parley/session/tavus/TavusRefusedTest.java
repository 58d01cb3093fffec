package dev.parley.session.tavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.session.vendor.VendorFailure.Why;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TavusRefusedTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
            "400, |{\"message\": \"User has reached maximum concurrent conversations\"}|, CAPACITY",
            "400, |{\"error\": \"User has reached maximum concurrent conversations\"}|, CAPACITY",
            "400, |{\"message\": \"The user is out of conversational credits\"}|, CREDIT",
            "400, |{\"error\": \"Invalid persona_id\"}|, REQUEST",
            "400, |{\"context\": \"maximum concurrent conversations\"}|, REQUEST"})
    void itIsToldByItsWordsUnderEitherKey(int status, String body, Why why) {
        assertThat(TavusRefused.of(status, body).why()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>a proxy</html>", "[]", "null", "{\"message\": 7}", "{\"message\": \"secret"})
    void aBodyOfAnyShapeIsReadAndNeverShown(String body) {
        var refused = TavusRefused.of(400, body);

        assertThat(refused.why()).isEqualTo(Why.REQUEST);
        assertThat(refused.toString()).endsWith("Tavus refused the request");
    }
}
