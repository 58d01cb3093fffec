package dev.parley.test;

import dev.parley.stack.identity.TokenMint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.Map;

/// Gives a `@QuarkusTest` what production gives a service: addresses of the real parts, and keys to believe.
/// Use it as `@WithTestResource(ParleyPlatform.class)`.
public class ParleyPlatform implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var parts = RealParts.start();
        var people = Tokens.people();
        var services = Tokens.services();
        var config = new HashMap<String, String>();
        for (var name : new String[]{"parley.postgres.url", "parley.kafka", "parley.redis"}) {
            config.put(name, parts.getProperty(name));
        }
        config.put("parley.identity.issuer", TokenMint.ISSUER);
        config.put("parley.identity.public-key", people.publicFile().toUri().toString());
        config.put("parley.identity.service-key", services.privateFile().toString());
        config.put("parley.identity.service-public-key", services.publicFile().toString());
        config.put("parley.webhook.capability-key", "a capability key for tests");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.management.test-port", "0");
        return config;
    }

    /// The parts outlive one application: the next one in this JVM uses them too.
    @Override
    public void stop() {}
}
