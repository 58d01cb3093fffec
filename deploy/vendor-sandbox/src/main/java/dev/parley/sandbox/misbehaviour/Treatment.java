package dev.parley.sandbox.misbehaviour;

import dev.parley.sandbox.misbehaviour.WebhookRule.Fault;
import dev.parley.sandbox.platform.Words;
import java.time.Duration;
import java.util.List;

/// What is done to one webhook on purpose; mostly nothing.
public record Treatment(List<WebhookRule> strikes) {
    static final Treatment FAIR = new Treatment(List.of());

    public Treatment {
        strikes = List.copyOf(strikes);
    }

    public boolean isDropped() {
        return has(Fault.DROP);
    }

    public int copies() {
        return has(Fault.DUPLICATE) ? 2 : 1;
    }

    public boolean isHeldBack() {
        return has(Fault.REORDER);
    }

    public boolean isForged() {
        return has(Fault.WRONG_SIGNATURE);
    }

    public boolean isLate() {
        return has(Fault.DELAY);
    }

    public Duration delay() {
        return sum(Fault.DELAY);
    }

    public Duration skew() {
        return sum(Fault.CLOCK_SKEW);
    }

    public List<String> faults() {
        return strikes.stream().map(rule -> Words.of(rule.fault())).toList();
    }

    private boolean has(Fault fault) {
        return strikes.stream().anyMatch(rule -> rule.fault() == fault);
    }

    private Duration sum(Fault fault) {
        return strikes.stream().filter(rule -> rule.fault() == fault).map(WebhookRule::length)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
