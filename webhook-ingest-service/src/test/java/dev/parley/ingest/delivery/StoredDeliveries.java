package dev.parley.ingest.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.test.Database;
import java.util.HexFormat;
import java.util.List;

/// A look into the table past the service.
public final class StoredDeliveries {

    private StoredDeliveries() {}

    /// The payloads of a conversation, in the order in which they came.
    public static List<String> of(String conversation) {
        return Database.query("SELECT encode(payload, 'hex') FROM ingest.delivery WHERE conversation = ? ORDER BY id",
                conversation).stream()
                .map(hex -> new String(PayloadCodec.decompress(HexFormat.of().parseHex(hex)), UTF_8)).toList();
    }

    public static long count() {
        return Long.parseLong(Database.query("SELECT count(*) FROM ingest.delivery").getFirst());
    }

    /// One column of a conversation's deliveries.
    public static List<String> column(String column, String conversation) {
        return Database.query("SELECT " + column + " FROM ingest.delivery WHERE conversation = ? ORDER BY id",
                conversation);
    }
}
