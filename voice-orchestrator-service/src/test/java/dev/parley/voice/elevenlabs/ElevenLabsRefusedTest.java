package dev.parley.voice.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.voice.elevenlabs.ElevenLabsRefused.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsRefusedTest {

    @ParameterizedTest
    @CsvSource({"401,quota_exceeded,QUOTA", "400,quota_exceeded,QUOTA", "401,invalid_api_key,KEY",
            "429,too_many_concurrent_requests,CONCURRENCY", "429,system_busy,BUSY", "404,agent_not_found,UNKNOWN_AGENT",
            "404,conversation_not_found,UNKNOWN", "500,internal_server_error,TROUBLE", "400,invalid_request,REQUEST"})
    void refusalsAreToldApartByTheVendorsWord(int status, String word, Why why) {
        var body = "{\"detail\": {\"status\": \"%s\", \"message\": \"Something private\"}}".formatted(word);

        var refused = ElevenLabsRefused.of(status, body);

        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused).hasMessageNotContaining("private");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"422 | {\"detail\": [{\"loc\": [\"query\", \"agent_id\"]}]} | REQUEST",
            "404 | {\"detail\": \"There is no such conversation\"} | UNKNOWN", "502 | <h1>Bad gateway</h1> | TROUBLE",
            "429 | '' | BUSY"})
    void otherShapesAreReadByTheirStatus(int status, String body, Why why) {
        assertThat(ElevenLabsRefused.of(status, body).why()).isEqualTo(why);
    }

    @Test
    void onlyWhatPassesIsWorthAnotherTry() {
        assertThat(Why.values()).filteredOn(Why::isPassing).containsExactly(Why.BUSY, Why.TROUBLE);
    }
}
