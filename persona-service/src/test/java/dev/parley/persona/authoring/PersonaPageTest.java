package dev.parley.persona.authoring;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.id.PersonId;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Postgres reads for one page of a list, as the app role that row security binds. The personas that it is read
/// from are never committed.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class PersonaPageTest {
    private static final int LIMIT = 51;
    /// A few inactive ones may be passed over before it pays to read the index that leaves them out.
    private static final int READ_MAX = 2 * LIMIT;
    private static final int STORED = 100_000;

    /// @param whose
    ///            the owner of the n-th persona
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "'page-' || n % 1000, user, page-7", //
            "'page-all', user, page-all", //
            "NULL, user, page-all", //
            "CASE WHEN n % 2 = 0 THEN 'page-all' END, user, page-all", //
            "'page-all', service, page-all"})
    void aPageIsReadByIndexForWhatItShows(String whose, String role, String person)
            throws SQLException {
        try (var connection = Database.connect("postgres")) {
            connection.setAutoCommit(false);
            store(connection, whose, "true");
            actAs(connection, role, person);

            for (var activeOnly : new boolean[]{true, false}) {
                for (var continued : new boolean[]{true, false}) {
                    var filter = new PersonaFilter(new PersonId(person), activeOnly, activeOnly);
                    assertReadsNoMoreThanItShows(connection, filter, continued);
                }
            }
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'page-all'", "NULL"})
    void manyInactiveOnesDoNotSlowTheActiveOnesDown(String whose) throws SQLException {
        try (var connection = Database.connect("postgres")) {
            connection.setAutoCommit(false);
            store(connection, whose, "n % 1000 = 0");
            actAs(connection, "user", "page-all");

            var filter = new PersonaFilter(new PersonId("page-all"), true, true);
            assertReadsNoMoreThanItShows(connection, filter, false);
            assertReadsNoMoreThanItShows(connection, filter, true);
            connection.rollback();
        }
    }

    /// Row security asks of each version whether its persona is seen; it must not look at all personas for that.
    @Test
    void theVersionsOfAPageAreReadByIndex() throws SQLException {
        try (var connection = Database.connect("postgres")) {
            connection.setAutoCommit(false);
            store(connection, "'page-all'", "true");
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        INSERT INTO persona.persona_version (persona_id, version, digest, content, made_at)
                        SELECT id, 1, 'd', '{}', now() FROM persona.persona WHERE person_id = 'page-all'""");
                statement.execute("ANALYZE persona.persona_version");
            }
            actAs(connection, "user", "page-all");

            var ids = IntStream.rangeClosed(1, LIMIT).mapToObj(n -> "'page-" + n + "'").collect(joining(", "));
            assertReadsByIndex(connection, """
                    SELECT v.* FROM persona_version v JOIN persona p ON p.id = v.persona_id
                    WHERE v.version = p.version AND p.id IN (%s)""".formatted(ids));
            connection.rollback();
        }
    }

    private static void assertReadsNoMoreThanItShows(Connection connection, PersonaFilter filter, boolean continued)
            throws SQLException {
        var sql = PersonaRepository.page(filter, continued)
                .replace(":person", "'" + filter.person() + "'")
                .replace(":limit", String.valueOf(LIMIT))
                .replace(":name", "'Name 050000'")
                .replace(":id", "''");
        assertReadsByIndex(connection, sql);
    }

    private static void assertReadsByIndex(Connection connection, String sql) throws SQLException {
        var plan = Database.query(connection, "EXPLAIN (ANALYZE, FORMAT JSON) " + sql).getFirst();
        var scans = scans(json(plan).path(0).path("Plan"));

        assertThat(scans).as(plan).isNotEmpty();
        assertThat(scans).as(plan).allSatisfy(scan -> {
            assertThat(scan.path("Node Type").asText()).isIn("Index Scan", "Index Only Scan", "Bitmap Heap Scan");
            assertThat(scan.path("Actual Rows").asDouble() + scan.path("Rows Removed by Filter").asDouble())
                    .isLessThanOrEqualTo(READ_MAX);
        });
    }

    private static void store(Connection connection, String whose, String active)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO persona.persona (id, person_id, name, active)
                    SELECT 'page-' || n, %s, 'Name ' || lpad(n::text, 6, '0'), %s FROM generate_series(1, %d) n"""
                    .formatted(whose, active, STORED));
            statement.execute("ANALYZE persona.persona");
        }
    }

    private static void actAs(Connection connection, String role, String person) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE persona_app");
            statement.execute("SET LOCAL search_path TO persona");
        }
        Database.query(connection, "SELECT set_config('parley.role', ?, true), set_config('parley.person', ?, true)",
                role, person);
    }

    private static List<JsonNode> scans(JsonNode node) {
        var found = new ArrayList<JsonNode>();
        if (node.has("Relation Name")) {
            found.add(node);
        }
        node.path("Plans").forEach(child -> found.addAll(scans(child)));
        return found;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
