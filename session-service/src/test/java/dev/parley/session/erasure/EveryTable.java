package dev.parley.session.erasure;

import dev.parley.test.Database;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything that the schema may hold of a person, whatever tables it has: the catalogue is asked, so that a table
/// that is added later is looked at too.
final class EveryTable {
    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'session' AND table_type = 'BASE TABLE' ORDER BY 1""";
    private static final String HOLDERS = """
            SELECT table_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_schema = 'session' AND table_type = 'BASE TABLE' AND column_name = 'person_id' ORDER BY 1""";
    /// An INSERT of one row that names the person and the session and has something in each column that must have it.
    private static final String A_ROW = """
            SELECT format('INSERT INTO session.%I (%s) VALUES (%s)', table_name, string_agg(quote_ident(column_name), ', '),
                string_agg(CASE
                    WHEN column_name = 'person_id' THEN quote_literal(?)
                    WHEN column_name = 'session_id' THEN quote_literal(?)
                    WHEN column_name = 'role' THEN '''person'''
                    WHEN column_name = 'vendor' THEN '''TAVUS'''
                    WHEN data_type LIKE 'timestamp%' THEN 'now()'
                    WHEN data_type = 'uuid' THEN 'gen_random_uuid()'
                    WHEN data_type IN ('json', 'jsonb', 'ARRAY') THEN '''{}'''
                    WHEN data_type = 'boolean' THEN 'true'
                    WHEN data_type = 'text' THEN '''x'''
                    ELSE '1' END, ', '))
            FROM information_schema.columns
            WHERE table_schema = 'session' AND table_name = ?
              AND (column_name IN ('person_id', 'session_id')
                OR (is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER'))
            GROUP BY table_name""";

    private EveryTable() {}

    /// Puts a row of the person into each table that can name one and does not yet.
    static void fill(String person, String session) {
        rowsOf(person).forEach((table, rows) -> {
            if (rows == 0) {
                Database.execute(Database.query(A_ROW, person, session, table).getFirst());
            }
        });
    }

    /// How many rows of this person each table has that can name one.
    static Map<String, Integer> rowsOf(String person) {
        var rows = new TreeMap<String, Integer>();
        for (var table : Database.query(HOLDERS)) {
            rows.put(table,
                    Database.query("SELECT person_id FROM session." + table + " WHERE person_id = ?", person).size());
        }
        return rows;
    }

    /// The tables that have this text anywhere in a row.
    static Set<String> holding(String text) {
        var holding = new TreeSet<String>();
        for (var table : Database.query(TABLES)) {
            if (!Database.query("SELECT 1 FROM session." + table + " t WHERE strpos(t::text, ?) > 0 LIMIT 1", text)
                    .isEmpty()) {
                holding.add(table);
            }
        }
        return holding;
    }
}
