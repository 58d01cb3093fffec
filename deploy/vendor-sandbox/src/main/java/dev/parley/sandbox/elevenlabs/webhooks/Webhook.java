package dev.parley.sandbox.elevenlabs.webhooks;

import java.net.URI;
import java.time.Instant;

/// One address and what is known of it. [Webhooks] guards it.
final class Webhook {
    static final int RETRIES_MAX = 100;

    private final String id;
    private final URI url;
    private final String secret;
    private final Instant createdAt;
    private final Health health = new Health();
    private String name;
    private boolean disabled;
    private boolean retryEnabled;
    private int retriesWaiting;

    Webhook(String id, String name, URI url, String secret, boolean retryEnabled, Instant now) {
        this.id = id;
        this.name = name;
        this.url = url;
        this.secret = secret;
        this.retryEnabled = retryEnabled;
        this.createdAt = now;
    }

    /// Enabling it forgives what went wrong.
    void change(String newName, boolean isDisabled) {
        name = newName;
        disabled = isDisabled;
        if (!isDisabled) {
            health.recover();
        }
    }

    void retry(boolean enabled) {
        retryEnabled = enabled;
    }

    /// False if as many wait as may.
    boolean takeRetryPlace() {
        if (retriesWaiting == RETRIES_MAX) {
            return false;
        }
        retriesWaiting++;
        return true;
    }

    void leaveRetryPlace() {
        retriesWaiting--;
    }

    boolean isActive() {
        return !disabled && !health.isGivenUp();
    }

    boolean retries() {
        return retryEnabled;
    }

    Health health() {
        return health;
    }

    URI url() {
        return url;
    }

    WebhookSigner signer() {
        return new WebhookSigner(secret);
    }

    WebhookSigner forger() {
        return new WebhookSigner("not " + secret);
    }

    WebhookState state() {
        return new WebhookState(id, name, url, createdAt, disabled || health.isGivenUp(), health.isGivenUp(),
                retryEnabled, retriesWaiting, health.consecutiveFailures(), health.lastFailureStatus(),
                health.lastFailureAt());
    }
}
