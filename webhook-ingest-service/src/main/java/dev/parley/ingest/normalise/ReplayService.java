package dev.parley.ingest.normalise;

import dev.parley.model.problem.FieldError;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.error.RequestNotValid;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// Makes facts of deliveries once more, as this release understands them. What was counted before is published under
/// the id it had, and stays counted once.
@ApplicationScoped
public class ReplayService {
    /// Each may be as large as a body may be.
    private static final int AT_ONCE = 100;

    private final ActingFunctions functions;
    private final Normaliser normaliser;
    private final NormaliserMetrics metrics;
    private final NormaliserConfig config;

    ReplayService(ActingFunctions functions, Normaliser normaliser, NormaliserMetrics metrics,
            NormaliserConfig config) {
        this.functions = functions;
        this.normaliser = normaliser;
        this.metrics = metrics;
        this.config = config;
    }

    public Uni<Replayed> replay(long delivery) {
        return functions.call("delivery_to_replay", delivery)
                .map(ReplayService::deliveries)
                .map(found -> {
                    if (found.isEmpty()) {
                        throw new DeliveryNotFound(delivery);
                    }
                    return found;
                })
                .chain(this::publish);
    }

    /// One that is no dead letter, or is none any more, is not found.
    public Uni<Replayed> retry(long deadLetter) {
        return functions.call("is_dead_letter", deadLetter)
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? replay(deadLetter)
                        : Uni.createFrom().failure(new DeadLetterNotFound(deadLetter)));
    }

    /// In the order of their commits. All of them or, if there are too many, none.
    public Uni<Replayed> replay(ReplayRange range) {
        return functions.call("deliveries_in_range", range.parameters(config.replayMax() + 1))
                .map(ReplayService::ids)
                .chain(ids -> ids.size() > config.replayMax()
                        ? Uni.createFrom().failure(tooMany())
                        : replayAll(ids));
    }

    private RequestNotValid tooMany() {
        return new RequestNotValid(List.of(new FieldError("/to",
                "there are more than %d deliveries in the range, replay it in parts".formatted(config.replayMax()))));
    }

    private Uni<Replayed> replayAll(List<Long> ids) {
        Uni<Replayed> replayed = Uni.createFrom().item(Replayed.NOTHING);
        for (var part : parts(ids)) {
            replayed = replayed.chain(before -> replaySome(part).map(before::plus));
        }
        return replayed.invoke(all -> Log.infof("Deliveries replayed count=%d", all.deliveries()));
    }

    private Uni<Replayed> replaySome(List<Long> ids) {
        return functions.call("deliveries_to_replay", (Object) ids.toArray(Long[]::new))
                .map(ReplayService::deliveries)
                .chain(this::publish);
    }

    /// All of them together, or, if the database cannot keep the facts of one, each by itself.
    private Uni<Replayed> publish(List<StoredDelivery> deliveries) {
        var batch = new Batch(deliveries.stream()
                .map(delivery -> new Batch.Read(delivery, normaliser.read(delivery)))
                .toList());
        return publish(batch).onFailure(ReplayService::isOfTheData).recoverWithUni(e -> deliveries.size() == 1
                ? publish(batch.unkeepable((PgException) e))
                : publishEach(deliveries));
    }

    private Uni<Replayed> publishEach(List<StoredDelivery> deliveries) {
        Uni<Replayed> replayed = Uni.createFrom().item(Replayed.NOTHING);
        for (var delivery : deliveries) {
            replayed = replayed.chain(before -> publish(List.of(delivery)).map(before::plus));
        }
        return replayed;
    }

    private Uni<Replayed> publish(Batch batch) {
        var parameters = batch.addOutcome(Tuple.tuple().addArrayOfLong(batch.ids()));
        var arguments = IntStream.range(0, parameters.size()).mapToObj(parameters::getValue).toArray();
        return functions.call("publish_again", arguments)
                .invoke(() -> metrics.replayed(batch))
                .replaceWith(() -> Replayed.of(batch));
    }

    private static boolean isOfTheData(Throwable e) {
        return e instanceof PgException refused && NormaliserWorker.isOfTheData(refused);
    }

    private static List<List<Long>> parts(List<Long> ids) {
        return IntStream.iterate(0, start -> start < ids.size(), start -> start + AT_ONCE)
                .mapToObj(start -> ids.subList(start, Math.min(start + AT_ONCE, ids.size())))
                .toList();
    }

    private static List<StoredDelivery> deliveries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(StoredDelivery::of).toList();
    }

    private static List<Long> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getLong(0)).toList();
    }
}
