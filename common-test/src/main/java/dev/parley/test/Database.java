package dev.parley.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A look into the database past the service, as one of its roles.
public final class Database {

    private Database() {}

    public static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection("jdbc:" + RealParts.start().getProperty("parley.postgres.url"), role, "");
    }

    /// The first column of every row, as the superuser sees it.
    public static List<String> query(String sql, Object... parameters) {
        try (var connection = connect("postgres")) {
            return query(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public static List<String> query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = new ArrayList<String>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        }
    }

    public static int execute(String sql, Object... parameters) {
        try (var connection = connect("postgres"); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
