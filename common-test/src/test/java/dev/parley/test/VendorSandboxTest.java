package dev.parley.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorSandboxTest {

    @AfterEach
    void behave() {
        VendorSandbox.behave();
    }

    @Test
    void whatIsDueAtTheVendorsHappensWhenTheirClockIsPutForward() {
        // Given
        var conversation = VendorSandbox.createConversation("nobody comes");
        assertThat(VendorSandbox.statusOf(conversation)).isEqualTo("active");

        // When
        VendorSandbox.advance(Duration.ofMinutes(5));

        // Then
        assertThat(VendorSandbox.statusOf(conversation)).isEqualTo("ended");
    }

    @Test
    void aBadDayLastsUntilTheVendorsBehaveAgain() {
        // Given
        VendorSandbox.misbehave("""
                {"calls": [{"vendor": "tavus", "call": "GET /v2/conversations", "fault": "fail", "status": 503}]}""");
        assertThat(listing()).isEqualTo(503);

        // When
        VendorSandbox.behave();

        // Then
        assertThat(listing()).isEqualTo(401);
    }

    /// Without a key, which a vendor in trouble does not even look at.
    private static int listing() {
        return given().get(VendorSandbox.address() + "/v2/conversations").statusCode();
    }
}
