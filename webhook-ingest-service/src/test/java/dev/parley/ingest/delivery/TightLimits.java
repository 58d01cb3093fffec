package dev.parley.ingest.delivery;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// So that what happens at a limit need not be waited for.
public class TightLimits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("parley.deliveries.waiting-max", "10", "parley.deliveries.patience", "PT0.5S",
                "parley.http.body-timeout", "PT0.5S", "quarkus.http.idle-timeout", "3S");
    }
}
