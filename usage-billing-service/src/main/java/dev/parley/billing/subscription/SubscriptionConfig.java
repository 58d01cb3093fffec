package dev.parley.billing.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "parley.subscription")
public interface SubscriptionConfig {

    /// How often changes are looked for whose time has come, so that everybody is told of them.
    @WithDefault("10s")
    String tellEvery();

    /// How many changes are told in one transaction.
    @WithDefault("500")
    int toldAtOnce();
}
