package dev.parley.session.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.event.EndReason;
import dev.parley.model.event.Figures;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.session.presence.Attendance;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Attendance ANNAS_STAY = new Attendance(NOON.plusSeconds(3), "11", NOON.plusSeconds(122), "13");

    @Test
    void itLastsFromItsStartToItsEnd() {
        var ended = anActiveSession().end(EndReason.ENDED_BY_USER, NOON.plusMillis(61_900), true);

        assertThat(ended.lastedSeconds()).isEqualTo(61);
        assertThat(ended.startedAt()).isEqualTo(NOON);
    }

    @Test
    void anEndThatTheVendorsClockPutsBeforeTheStartLastedNothing() {
        var ended = anActiveSession().end(EndReason.PERSON_LEFT, NOON.minusSeconds(2), false);

        assertThat(ended.endedAt()).isEqualTo(NOON);
        assertThat(ended.lastedSeconds()).isZero();
    }

    @Test
    void itIsOverAtTheLatestWhenItsMinutesAre() {
        assertThat(anActiveSession().latestEnd()).isEqualTo(NOON.plusSeconds(900));
    }

    @Test
    void whatIsOverStaysAsItIs() {
        var ended = anActiveSession();
        ended.end(EndReason.PERSON_LEFT, NOON, false);
        var failed = aRequestedSession();
        failed.fail(EndReason.REAPED, NOON, false);

        assertThatThrownBy(() -> ended.end(EndReason.REAPED, NOON, true)).isInstanceOf(SessionOver.class);
        assertThatThrownBy(() -> ended.fail(EndReason.REAPED, NOON, true)).isInstanceOf(SessionOver.class);
        assertThatThrownBy(() -> failed.activate("c1", null, null, 900, NOON)).isInstanceOf(SessionOver.class);
        assertThat(ended.state()).isEqualTo("ended");
        assertThat(failed.state()).isEqualTo("failed");
    }

    @Test
    void theVendorIsToldUntilItHasEnded() {
        var session = anActiveSession();
        session.end(EndReason.ENDED_BY_USER, NOON, true);
        assertThat(session.vendorEndDue).isTrue();

        session.vendorHasEnded();
        assertThat(session.vendorEndDue).isFalse();
    }

    @Test
    void aStartThatComesBackTooLateMakesSureOfTheVendorAgain() {
        var failed = aRequestedSession();
        failed.fail(EndReason.REAPED, NOON, false);
        var ended = anActiveSession();
        ended.end(EndReason.ENDED_BY_USER, NOON, false);

        failed.mayBeAtVendorAfterAll();
        ended.mayBeAtVendorAfterAll();

        assertThat(failed.vendorEndDue).isTrue();
        assertThat(ended.vendorEndDue).as("its conversation is known").isFalse();
    }

    @Test
    void onlyWhatIsNotUnderWayYetGoesToAnotherVendor() {
        var requested = aRequestedSession();
        requested.switchTo(Vendor.LIVEKIT);

        assertThat(requested.activate("room", null, null, 900, NOON).vendor()).isEqualTo(Vendor.LIVEKIT);
        assertThatThrownBy(() -> requested.switchTo(Vendor.TAVUS)).isInstanceOf(SessionOver.class);
    }

    @Test
    void aLateFactAmendsWhatWasTold() {
        var session = anActiveSession();
        var ended = session.end(EndReason.ENDED_BY_USER, NOON.plusSeconds(125), true);

        var amended = session.learn(clocks -> clocks.attended(ANNAS_STAY), NOON.plusSeconds(200)).orElseThrow();

        assertThat(ended.lastedSeconds()).isEqualTo(125);
        assertThat(amended.lastedSecondsBefore()).isEqualTo(125);
        assertThat(amended.lastedSeconds()).isEqualTo(119);
        assertThat(amended.clock()).isEqualTo(SessionAmended.Clock.JOIN_TO_LEAVE);
        assertThat(session.lastedSeconds()).contains(119L);
        assertThat(session.endedAt()).contains(NOON.plusSeconds(125));
    }

    @Test
    void aLateFactThatChangesNothingAmendsNothing() {
        var session = anActiveSession();
        session.learn(clocks -> clocks.attended(ANNAS_STAY), NOON);
        var ended = session.end(EndReason.ENDED_BY_USER, NOON.plusSeconds(125), true);

        assertThat(session.learn(clocks -> clocks.attended(ANNAS_STAY), NOON.plusSeconds(200))).isEmpty();
        assertThat(ended.lastedSeconds()).isEqualTo(119);
        assertThat(ended.figures()).isEqualTo(new Figures(125L, null, 119L));
        assertThat(ended.deliveries()).containsExactly("11", "13");
    }

    @Test
    void anotherClockThatSpeaksLateIsToldAndNotBilled() {
        var session = anActiveSession();
        session.end(EndReason.ENDED_BY_USER, NOON.plusSeconds(125), true);
        session.learn(clocks -> clocks.vendorWasThere(NOON), NOON.plusSeconds(200));

        var amended = session.learn(clocks -> clocks.vendorEnded(NOON.plusSeconds(300)), NOON.plusSeconds(301))
                .orElseThrow();

        assertThat(amended.lastedSeconds()).isEqualTo(amended.lastedSecondsBefore()).isEqualTo(125);
        assertThat(amended.clock()).isEqualTo(SessionAmended.Clock.OURS);
        assertThat(amended.figures()).isEqualTo(new Figures(125L, 300L, null));
    }

    @Test
    void theVersionThatThePersonTalksToIsToldAndKept() {
        var session = aRequestedSession();

        var started = session.activate("c1", null, new Speaker("Maya", 3), 900, NOON);

        assertThat(started.personaVersion()).isEqualTo(3);
        assertThat(session.personaVersion()).contains(3);
    }

    private static Session anActiveSession() {
        var session = aRequestedSession();
        session.activate("c1", "https://tavus.daily.co/c1", new Speaker("Maya", 3), 900, NOON);
        return session;
    }

    private static Session aRequestedSession() {
        return Session.requested(
                new StartSession(new PersonId("anna"), new PersonaId("maya"), SessionKind.MENTOR, null), Vendor.TAVUS,
                NOON);
    }
}
