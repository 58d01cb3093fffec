package dev.parley.persona.erasure.api;

import dev.parley.test.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that the schema may hold of a person, whatever tables it has.
final class EveryTable {
    private static final String HOLDERS = """
            SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'persona' AND c.column_name = 'person_id' AND t.table_type = 'BASE TABLE'
            ORDER BY 1""";
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'persona' AND table_type = 'BASE TABLE' ORDER BY 1""";
    /// In the order in which rows may refer to each other. `#` is the person's id, `~` is a UUID of theirs.
    private static final List<String> ROWS = List.of(
            "INSERT INTO persona (id, person_id, name) VALUES ('~', '#', 'Mine')",
            "INSERT INTO persona_version (persona_id, version, digest, content, made_at) VALUES ('~', 1, '', '{}', now())",
            "INSERT INTO profile (person_id, name) VALUES ('#', 'Anna')",
            "INSERT INTO onboarding (person_id, answers, answered_at) VALUES ('#', '[]', now())",
            "INSERT INTO ritual_preferences (person_id) VALUES ('#')",
            "INSERT INTO emotional_categories (person_id, categories) VALUES ('#', '{calm}')",
            "INSERT INTO goal (id, person_id, title, progress, created_at, updated_at) VALUES ('~', '#', 'Rest', 0, now(), now())",
            "INSERT INTO dream (id, person_id, raw_transcript, recorded_at) VALUES ('~', '#', 'I flew', now())",
            "INSERT INTO interpretation (id, person_id, dream_id, text, created_at) VALUES ('~', '#', '~', 'Free', now())",
            "INSERT INTO conversation (vendor, vendor_conversation, session_id, person_id, started_at, learned_at) "
                    + "VALUES ('TAVUS', 'c-~', 's-~', '#', now(), now())",
            "INSERT INTO memory_opt_out (person_id, since, until) VALUES ('#', now(), now())",
            "INSERT INTO idempotency_key (person_id, key, request_digest, claimed_at) VALUES ('#', 'k', '', now())");

    private EveryTable() {}

    static void fill(String person, String id) {
        try (var database = Database.connect("postgres"); var statement = database.createStatement()) {
            statement.execute("SET search_path TO persona");
            for (var row : ROWS) {
                statement.execute(row.replace("#", person).replace("~", id));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many rows each table that can name a person has of this one.
    static Map<String, Integer> rowsOf(String person) {
        var rows = new TreeMap<String, Integer>();
        for (var table : Database.query(HOLDERS)) {
            rows.put(table,
                    Database.query("SELECT person_id FROM persona." + table + " WHERE person_id = ?", person).size());
        }
        return rows;
    }

    /// The tables that hold this text anywhere in a row.
    static TreeSet<String> holding(String text) {
        var holding = new TreeSet<String>();
        for (var table : Database.query(TABLES)) {
            if (!rowsWith(table, text).isEmpty()) {
                holding.add(table);
            }
        }
        return holding;
    }

    /// Every row with this text in it.
    static List<String> contents(String text) {
        var contents = new ArrayList<String>();
        for (var table : Database.query(TABLES)) {
            rowsWith(table, text).forEach(row -> contents.add(table + ": " + row));
        }
        return contents;
    }

    private static List<String> rowsWith(String table, String text) {
        return Database.query("SELECT t::text FROM persona." + table + " t WHERE strpos(t::text, ?) > 0 ORDER BY 1",
                text);
    }
}
