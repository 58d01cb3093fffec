package dev.parley.session.recovery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.session.lifecycle.Published;
import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// This instance, and another one that is only a name in the row.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class LeaseTest {
    private SessionApp app;

    @BeforeEach
    void somebodyNewAndEverybodyHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = SessionApp.ofSomebodyNew();
    }

    @AfterEach
    void nobodyElseIsThere() {
        Database.execute("DELETE FROM session.recovery_lease");
    }

    @Test
    void whileAnotherInstanceRecoversThisOneDoesNot() {
        anotherHolds("1 hour");
        var abandoned = abandonedStart();

        await().during(4, SECONDS).atMost(10, SECONDS)
                .until(() -> Published.outcome(abandoned), "requested"::equals);
        assertThat(holder()).isEqualTo("another");
    }

    @Test
    void whatADeadInstanceLeftIsTakenOver() {
        anotherHolds("1 second");
        var abandoned = abandonedStart();

        Published.awaitOutcome(abandoned, "failed reaped");
        assertThat(holder()).isNotEqualTo("another");
    }

    private static void anotherHolds(String howLong) {
        Database.execute("""
                INSERT INTO session.recovery_lease (only_one, holder, until)
                VALUES (true, 'another', now() + ?::interval)
                ON CONFLICT (only_one) DO UPDATE SET holder = excluded.holder, until = excluded.until""", howLong);
    }

    private static String holder() {
        return Database.query("SELECT holder FROM session.recovery_lease").getFirst();
    }

    private String abandonedStart() {
        var id = UUID.randomUUID().toString();
        Database.execute("""
                INSERT INTO session.session (id, person_id, kind, vendor, state, persona_id, requested_at,
                    mentor_conversation_id, daily_session_id)
                VALUES (?, ?, 'MENTOR', 'TAVUS', 'requested', 'maya', now() - interval '1 minute',
                    gen_random_uuid(), gen_random_uuid())""", id, app.person());
        return id;
    }
}
