package dev.parley.sandbox.traffic;

import jakarta.inject.Singleton;

import java.util.List;

/// The last calls and webhooks, in the order they happened.
@Singleton
public class Traffic {
    static final int ENTRIES_MAX = 10_000;

    private final Ring<Call> calls = new Ring<>(ENTRIES_MAX);
    private final Ring<SentWebhook> webhooks = new Ring<>(ENTRIES_MAX);

    public void called(Call call) {
        calls.add(call);
    }

    public void sent(SentWebhook webhook) {
        webhooks.add(webhook);
    }

    public List<Call> calls() {
        return calls.entries();
    }

    public List<SentWebhook> webhooks() {
        return webhooks.entries();
    }

    public void clear() {
        calls.clear();
        webhooks.clear();
    }
}
