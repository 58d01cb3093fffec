package dev.parley.session.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.SessionApp;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class CompatibilityViewsTest {
    /// As the onboarding seed has them.
    private static final String[] TAVUS_CONVERSATIONS = {"id", "user_id", "conversation_id", "conversation_url",
            "tavus_tracking_id", "email", "status", "created_at", "completed_at", "transcript", "duration_seconds",
            "metadata", "completion_url", "persona_id", "replica_id", "conversation_name"};
    private MentorApp app;

    @BeforeEach
    void everybodyIsHelpful() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
    }

    @Test
    void aMentorSessionStandsInTheTablesOfItsSeed() {
        var started = app.started();
        Database.execute("""
                INSERT INTO session.transcript_turn (session_id, person_id, position, role, said)
                VALUES (?, ?, 1, 'user', 'Hi')""", started.session(), app.person());
        app.end(started).statusCode(200);

        assertThat(Database.query("""
                SELECT concat_ws(' ', m.id, m.user_persona_id, d.id, d.session_type, d.status, d.transcript)
                FROM session.mentor_conversations m JOIN session.daily_sessions d ON d.id = m.daily_session_id
                WHERE m.tavus_conversation_id = ? AND m.end_time >= m.start_time AND m.duration_seconds >= 0""",
                started.conversation()))
                .containsExactly("%s maya %s mentor completed user: Hi".formatted(started.mentorConversation(),
                        started.dailySession()));
    }

    @Test
    void theOnboardingTableHasTheColumnsOfItsSeed() {
        assertThat(Database.query("""
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = 'session' AND table_name = 'tavus_conversations'"""))
                .containsExactlyInAnyOrder(TAVUS_CONVERSATIONS);
    }

    @Test
    void anOnboardingCallStandsThereWithItsReplica() {
        new SessionApp(app.person(), app.token()).post("/api/v1/tavus/create-conversation",
                Map.of("email", "anna@example.com", "first_name", "Anna", "last_name", "Doe")).statusCode(200);

        assertThat(onboardingCall()).containsExactly("anna@example.com r-maya");
    }

    @Test
    void whereThePersonaChoseTheReplicaItIsTheOneThatJoined() {
        var started = app.started();
        Database.execute("UPDATE session.session SET kind = 'ONBOARDING', replica_id = NULL WHERE id = ?",
                started.session());
        assertThat(onboardingCall()).containsExactly("");

        Database.execute("""
                INSERT INTO session.presence (session_id, sid, person_id, identity, role, joined_at)
                VALUES (?, 'r-default', ?, 'r-default', 'agent', now())""", started.session(), app.person());
        assertThat(onboardingCall()).containsExactly("r-default");
    }

    @Test
    void whoeverAsksSeesTheirOwnRowsOnly() throws SQLException {
        app.started();

        assertThat(mentorConversationsSeenBy(app.person())).containsExactly("1");
        assertThat(mentorConversationsSeenBy("somebody-else")).containsExactly("0");
    }

    private List<String> onboardingCall() {
        return Database.query(
                "SELECT concat_ws(' ', email, replica_id) FROM session.tavus_conversations WHERE user_id = ?",
                app.person());
    }

    private List<String> mentorConversationsSeenBy(String person) throws SQLException {
        try (var connection = Database.connect("session_app")) {
            connection.setAutoCommit(false);
            Database.query(connection, "SELECT set_config('parley.person', ?, true)", person);
            return Database.query(connection, "SELECT count(*) FROM mentor_conversations WHERE user_id = ?",
                    app.person());
        }
    }
}
