package dev.parley.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Tickets tickets = new Tickets(Duration.ofMinutes(15));

    @Test
    void aTicketIsGoodForAnyNumberOfConversationsUntilItExpires() {
        var ticket = tickets.issue("agent_1", null, NOON);

        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON)).isPresent();
        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON.plusSeconds(899))).isPresent();
        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON.plusSeconds(900))).isEmpty();
    }

    @Test
    void aTicketThatNamesItsConversationIsGoodOnce() {
        var ticket = tickets.issue("agent_1", "conv_1", NOON);

        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON)).contains(ticket);
        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON)).isEmpty();
    }

    @Test
    void aTicketForAnotherAgentIsNoneAndIsNotUsedUp() {
        var ticket = tickets.issue("agent_1", "conv_1", NOON);

        assertThat(tickets.redeem(ticket.signature(), "agent_2", NOON)).isEmpty();
        assertThat(tickets.redeem(ticket.signature(), "agent_1", NOON)).isPresent();
    }

    @Test
    void theSignatureIsNotPrinted() {
        var ticket = tickets.issue("agent_1", "conv_1", NOON);

        assertThat(ticket.toString()).doesNotContain(ticket.signature());
    }
}
