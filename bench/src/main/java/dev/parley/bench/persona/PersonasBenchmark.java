package dev.parley.bench.persona;

import dev.parley.bench.BenchFailure;
import dev.parley.bench.Benchmark;
import dev.parley.bench.Case;
import dev.parley.bench.Limit;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Call;
import dev.parley.stack.plan.Service;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Listing personas while many are stored: by many people who have a few, and by one who has very many.
public final class PersonasBenchmark implements Benchmark {
    private static final Duration P99_MAX = Duration.ofMillis(10);
    private static final int PEOPLE = 10_000;
    private static final int PERSONAS_OF_EACH = 10;
    private static final int PERSONAS_OF_COLLECTOR = 10_000;
    private static final String COLLECTOR = "bench-collector";
    /// Coprime to the number of people, so that every one of them is asked before any is asked again.
    private static final int STRIDE = 7_919;

    @Override
    public String name() {
        return "personas";
    }

    @Override
    public String about() {
        return "GET /v1/personas?limit=50 of persona-service, %,d personas stored"
                .formatted(PEOPLE * PERSONAS_OF_EACH + PERSONAS_OF_COLLECTOR);
    }

    @Override
    public Service service() {
        return Service.PERSONA;
    }

    @Override
    public List<Limit> limits() {
        return List.of(Limit.ANSWER, Limit.LOOKUP);
    }

    @Override
    public List<Case> prepare(Stage stage) throws SQLException {
        stage.database().fill("persona",
                StoredPersonas.of(PEOPLE, PERSONAS_OF_EACH, COLLECTOR, PERSONAS_OF_COLLECTOR));
        var pages = pages(stage);
        return List.of(
                Case.of("one of %,d people with %d each".formatted(PEOPLE, PERSONAS_OF_EACH), P99_MAX,
                        stage.service().calls(call -> list(stage, StoredPersonas.owner(asked(call)), ""))),
                Case.of("one person's %,d, page by page".formatted(PERSONAS_OF_COLLECTOR), P99_MAX,
                        stage.service().calls(call -> list(stage, COLLECTOR, pages.get(call % pages.size())))));
    }

    private static int asked(int call) {
        return (int) ((long) call * STRIDE % PEOPLE);
    }

    /// Walks through the collector's list once and keeps the cursors: a schedule cannot wait for an answer to know
    /// where to go on. The first page has none.
    private static List<String> pages(Stage stage) {
        var cursors = new ArrayList<String>();
        var seen = new HashSet<String>();
        var cursor = "";
        do {
            cursors.add(cursor);
            var page = stage.service().ask(list(stage, COLLECTOR, cursor));
            seen.addAll(ownIds(page));
            cursor = page.getString("next_cursor", "");
        } while (cursor != null && !cursor.isEmpty() && cursors.size() <= PERSONAS_OF_COLLECTOR);
        if (seen.size() != PERSONAS_OF_COLLECTOR) {
            throw new BenchFailure("personas could not be measured: of %d stored, paging through showed %d."
                    .formatted(PERSONAS_OF_COLLECTOR, seen.size()));
        }
        return List.copyOf(cursors);
    }

    /// Everybody's personas may be in the list too.
    private static List<String> ownIds(JsonObject page) {
        var items = page.getJsonArray("items");
        if (items == null) {
            throw new BenchFailure("personas could not be measured: GET /v1/personas does not answer with pages.");
        }
        return items.stream().map(item -> ((JsonObject) item).getString("id"))
                .filter(StoredPersonas::isStoredHere)
                .toList();
    }

    private static Call list(Stage stage, String person, String cursor) {
        var page = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return Call.get("/v1/personas?user_id=" + person + "&limit=50" + page).withToken(stage.serviceToken());
    }
}
