package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.traffic.Vendor;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Decides what goes wrong. Calls are counted by rule. Webhooks are counted by rule and conversation, so deliveries
/// that race each other meet the same fate in every run. A conversation is known by the name that the caller gave
/// it or, where the vendor makes one up, by its place among that vendor's.
@Singleton
public class Misbehaviour {
    private final Map<Vendor, Map<String, Integer>> conversations = new EnumMap<>(Vendor.class);
    private long seed;
    private List<CallRule> callRules = List.of();
    private List<WebhookRule> webhookRules = List.of();

    /// Takes the place of all rules before; what was counted is forgotten.
    public void follow(Fields orders) {
        var calls = orders.objects("calls").stream().map(CallRule::of).toList();
        var webhooks = orders.objects("webhooks").stream().map(WebhookRule::of).toList();
        follow(orders.signedWhole("seed").orElse(0), calls, webhooks);
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
        var which = vendor.keepsNames() ? conversation : numberOf(vendor, conversation);
        return new Treatment(IntStream.range(0, webhookRules.size())
                .filter(i -> strikes(webhookRules.get(i), i, vendor, event, which))
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

    private String numberOf(Vendor vendor, String conversation) {
        var known = conversations.computeIfAbsent(vendor, _ -> new HashMap<>());
        return Integer.toString(known.computeIfAbsent(conversation, _ -> known.size()));
    }

    private boolean strikes(WebhookRule rule, int i, Vendor vendor, String event, String conversation) {
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
