package dev.parley.persona.profile.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.parley.test.Database;
import dev.parley.test.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What the tests of people's own data have in common: who asks, texts that are easily broken, and rows from nowhere.
public final class PersonsOwn {
    /// Flags, a family of joined emoji, a skin tone, Hebrew and Arabic with marks, an accent of its own, line breaks.
    public static final String ANY_SCRIPT = "🇵🇹🏳️‍🌈 👨‍👩‍👧‍👦👋🏽 \u200fשָׁלוֹם מַרְחַבָּא\u200e مَرْحَبًا e\u0301\r\n\t“fin”";

    private PersonsOwn() {}

    public static RequestSpecification as(String person) {
        return with(Tokens.user(person));
    }

    public static RequestSpecification asService() {
        return with(Tokens.service());
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// Past the service, as the owner of the tables.
    public static void store(String sql, Object... parameters) {
        try (var owner = Database.connect("persona_owner")) {
            change(owner, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// What a call answers that comes while somebody else's change is under way, and must wait for its end.
    public static int statusBehind(Supplier<Integer> call, String sql, Object... parameters) throws Exception {
        try (var owner = Database.connect("persona_owner")) {
            owner.setAutoCommit(false);
            change(owner, sql, parameters);
            var status = CompletableFuture.supplyAsync(call);
            var process = Integer.parseInt(Database.query(owner, "SELECT pg_backend_pid()").getFirst());
            await().atMost(20, SECONDS).until(() -> status.isDone() || isSomebodyBehind(process));
            owner.commit();
            return status.get(20, SECONDS);
        }
    }

    private static boolean isSomebodyBehind(int process) {
        return !Database.query("SELECT 1 FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", process)
                .isEmpty();
    }

    private static void change(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
