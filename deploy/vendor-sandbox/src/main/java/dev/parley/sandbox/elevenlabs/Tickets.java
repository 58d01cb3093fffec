package dev.parley.sandbox.elevenlabs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which signatures may start a conversation. [Workspace] guards it.
final class Tickets {
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Duration valid;

    Tickets(Duration valid) {
        this.valid = valid;
    }

    /// @param conversation
    ///            the only one it may start; null if it may start any number
    Ticket issue(String agent, @Nullable String conversation, Instant now) {
        tickets.values().removeIf(ticket -> !ticket.endsAt().isAfter(now));
        var ticket = new Ticket(Ids.of("cvtkn_"), agent, conversation, now.plus(valid));
        tickets.put(ticket.signature(), ticket);
        return ticket;
    }

    /// Empty unless it is good. One that names a conversation is good once.
    Optional<Ticket> redeem(String signature, String agent, Instant now) {
        var ticket = Optional.ofNullable(tickets.get(signature))
                .filter(it -> it.agent().equals(agent) && it.endsAt().isAfter(now));
        ticket.filter(it -> it.conversation() != null).ifPresent(it -> tickets.remove(it.signature()));
        return ticket;
    }

    void clear() {
        tickets.clear();
    }
}
