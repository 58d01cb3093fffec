package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Decides what goes wrong. Calls are counted by rule. Webhooks are counted by rule and conversation, and conversations
/// by their order of appearance, so deliveries that race each other meet the same fate in every run.
@Singleton
public class Misbehaviour {
    private final Map<String, Integer> conversations = new HashMap<>();
    private long seed;
    private List<CallRule> callRules = List.of();
    private List<WebhookRule> webhookRules = List.of();

    /// Takes the place of all rules before; what was counted is forgotten.
    public void follow(Fields orders) {
        var calls = orders.objects("calls").stream().map(CallRule::of).toList();
        var webhooks = orders.objects("webhooks").stream().map(WebhookRule::of).toList();
        follow(orders.whole("seed").orElse(0), calls, webhooks);
    }

    /// No more misbehaviour.
    public void clear() {
        follow(0, List.of(), List.of());
    }

    public synchronized Orders orders() {
        return new Orders(seed, callRules.stream().map(Orders.Entry::of).toList(),
                webhookRules.stream().map(Orders.Entry::of).toList());
    }

    public synchronized Treatment treatmentOf(Vendor vendor, String conversation, String event) {
        if (webhookRules.isEmpty()) {
            return Treatment.FAIR;
        }
        var nth = conversations.computeIfAbsent(vendor + " " + conversation, _ -> conversations.size());
        return new Treatment(IntStream.range(0, webhookRules.size())
                .filter(i -> strikes(webhookRules.get(i), i, vendor, event, nth))
                .mapToObj(webhookRules::get)
                .toList());
    }

    /// The first rule that strikes decides.
    public synchronized Optional<Strike> strikeOn(Vendor vendor, String call) {
        return IntStream.range(0, callRules.size())
                .filter(i -> strikes(callRules.get(i), i, vendor, call))
                .mapToObj(i -> callRules.get(i).strike())
                .findFirst();
    }

    private boolean strikes(WebhookRule rule, int i, Vendor vendor, String event, int conversation) {
        return rule.vendor() == vendor && rule.webhook().matches(event)
                && rule.odds().strike(seed, "webhook " + i + " " + conversation + " " + event);
    }

    private boolean strikes(CallRule rule, int i, Vendor vendor, String call) {
        return rule.strike().vendor() == vendor && rule.call().matches(call) && rule.odds().strike(seed, "call " + i);
    }

    private synchronized void follow(long newSeed, List<CallRule> calls, List<WebhookRule> webhooks) {
        seed = newSeed;
        callRules = calls;
        webhookRules = webhooks;
        conversations.clear();
    }
}
