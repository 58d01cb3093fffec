package dev.parley.session.tavus;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TavusKeyTest {

    @Test
    void theKeyTravelsAsTavusAsksForIt() {
        assertThat(headers(Map.of())).containsExactly(Map.entry("x-api-key", List.of("k")));
    }

    @Test
    void itTravelsAsABearersTokenWhereThatIsConfigured() {
        assertThat(headers(Map.of("key-header", "bearer")))
                .containsExactly(Map.entry("Authorization", List.of("Bearer k")));
    }

    private static MultivaluedMap<String, Object> headers(Map<String, String> settings) {
        var headers = new MultivaluedHashMap<String, Object>();
        var request = (ClientRequestContext) Proxy.newProxyInstance(TavusKeyTest.class.getClassLoader(),
                new Class<?>[]{ClientRequestContext.class}, (_, _, _) -> headers);
        new TavusKey(OwnTavus.config("http://127.0.0.1:9", settings)).filter(request);
        return headers;
    }
}
