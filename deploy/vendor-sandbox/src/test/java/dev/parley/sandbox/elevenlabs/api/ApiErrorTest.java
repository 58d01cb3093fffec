package dev.parley.sandbox.elevenlabs.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig.NotFoundDetail;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiErrorTest {

    @Test
    void anUnknownIdIsSaidWithACodeOrInOneSentence() {
        assertThat(ApiError.notFound(NotFoundDetail.OBJECT, "conversation").getResponse().getEntity())
                .isEqualTo(Map.of("detail", Map.of("status", "conversation_not_found", "message",
                        "There is no such conversation")));
        assertThat(ApiError.notFound(NotFoundDetail.TEXT, "conversation").getResponse().getEntity())
                .isEqualTo(Map.of("detail", "There is no such conversation"));
    }
}
