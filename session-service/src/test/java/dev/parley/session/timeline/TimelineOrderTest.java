package dev.parley.session.timeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TimelineOrderTest {
    private static final String NOTE = """
            INSERT INTO session.timeline_entry (session_id, person_id, happened_at, learned_at, what, how)
            VALUES (?, ?, now(), now(), ?, 'ours')""";
    private static final String WAITS = """
            SELECT count(*) FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO session.timeline_entry%'""";

    /// A reader that has seen the second entry asks for those after it, and would never see the first.
    @Test
    void noEntryIsNumberedBeforeOneThatIsCommittedLater() throws SQLException {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        var app = MentorApp.ofSomebodyNew();
        var session = app.started().session();
        try (var connection = Database.connect("postgres"); var first = connection.prepareStatement(NOTE)) {
            connection.setAutoCommit(false);
            first.setString(1, session);
            first.setString(2, app.person());
            first.setString(3, "first");
            first.executeUpdate();

            var second = CompletableFuture.runAsync(() -> Database.execute(NOTE, session, app.person(), "second"));
            await().atMost(20, SECONDS).until(() -> Database.query(WAITS).equals(List.of("1")));
            connection.commit();
            second.join();
        }

        assertThat(Database.query("""
                SELECT what FROM session.timeline_entry
                WHERE session_id = ? AND what IN ('first', 'second') ORDER BY id""", session))
                .containsExactly("first", "second");
    }
}
