package dev.parley.billing.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.billing.Books;
import dev.parley.billing.Plans;
import dev.parley.model.event.DomainEvent;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.EventType;
import dev.parley.model.event.SessionEvent.SessionAmended;
import dev.parley.model.event.SessionEvent.SessionEnded;
import dev.parley.model.event.SessionEvent.SessionFailed;
import dev.parley.model.event.SessionEvent.SessionStarted;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.acting.ActsAsService;
import dev.parley.service.event.ReceivedEvent;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions of one person that reserve, live, fail, end, are amended, are told of twice and die in the middle, all at
/// once and in any order. Whatever happens: nothing is over-admitted, and the counters are what the books say.
///
/// With a guard in `reserve` that leaves out what is reserved already, every run fails: tried.
@QuarkusTest
@WithTestResource(ParleyPlatform.class)
class InterleavedSessionsTest {
    private static final int THREADS = 12;
    private static final int STEPS = 40;
    private static final int SESSIONS = 60;
    private static final long ALLOWANCE = 6_000;

    @Inject
    ReservationService reservations;
    @Inject
    Background background;
    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void minutesAreNeverOverspentAndTheCountersAreWhatTheBooksSay(int run) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime() + run);
        System.out.println("Interleaving of seed " + seed + " (again with -Dseed=" + seed + ")");
        var person = new PersonId("interleaved-" + UUID.randomUUID());
        Plans.subscribe(person.value(), ALLOWANCE, 40, "group_sessions");
        var books = new Books(person.value());
        var isOver = new AtomicBoolean();

        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            var watch = threads.submit(() -> watch(books, isOver));
            var work = new Random(seed).longs(THREADS)
                    .<Callable<Void>>mapToObj(each -> () -> live(person, new Random(each)))
                    .toList();
            try {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            } finally {
                isOver.set(true);
            }
            assertThat(watch.get()).as("over-admitted at some moment").isFalse();
        }

        assertThat(books.areOverspent()).isFalse();
        assertThat(books.counters()).isEqualTo(books.sums());
        assertThat(books.sessionsOfWrongMinutes()).isEmpty();
        assertThat(books.entries()).as("something was booked").isNotEmpty();
    }

    private Void live(PersonId person, Random random) {
        var told = new ArrayList<ReceivedEvent>();
        for (int i = 0; i < STEPS; i++) {
            var session = new SessionId(person + "-" + random.nextInt(SESSIONS));
            long seconds = 1 + random.nextInt(600);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> reserve(new Demand(person, session, Optional.of(SessionKind.MENTOR), seconds));
                case 4 -> told.add(received(new SessionStarted(session, person, SessionKind.MENTOR, Vendor.TAVUS, "c",
                        null, null, Instant.now(), seconds)));
                case 5, 6 -> told.add(received(new SessionEnded(session, person, Vendor.TAVUS,
                        Instant.now().minusSeconds(seconds), Instant.now(), seconds, EndReason.PERSON_LEFT)));
                case 7 -> told.add(received(random.nextBoolean()
                        ? new SessionFailed(session, person, Vendor.TAVUS, Instant.now(), EndReason.VENDOR_ERROR)
                        : new SessionAmended(session, person, Instant.now(), seconds, 0,
                                SessionAmended.Clock.VENDORS)));
                case 8 -> dieWhileReserving(person, session, seconds);
                default -> hear(random.ints(random.nextInt(9), 0, told.size() + 1).filter(at -> at < told.size())
                        .mapToObj(told::get).toList());
            }
        }
        hear(told);
        return null;
    }

    private void reserve(Demand demand) {
        done(() -> reservations.reserve(demand).onFailure(ServiceException.class).recoverWithNull());
    }

    private ReceivedEvent received(DomainEvent event) {
        return new ReceivedEvent(UUID.randomUUID().toString(), EventType.of(event), event, write(event), "");
    }

    private void hear(List<ReceivedEvent> events) {
        done(() -> reservations.hear(events));
    }

    /// As when the service is killed between its statement and its commit.
    private static void dieWhileReserving(PersonId person, SessionId session, long seconds) {
        try (var connection = Database.connect("billing_app")) {
            connection.setAutoCommit(false);
            Database.query(connection, """
                    SELECT outcome FROM reserve('service', '', gen_random_uuid(), ?, ?, 'mentor', NULL, ?, 1, 60, now(),
                                                '')""", session.value(), person.value(), seconds);
            connection.rollback();
        } catch (SQLException e) {
            // Another was quicker with the same session.
            assertThat(e.getSQLState()).isEqualTo("40001");
        }
    }

    private static boolean watch(Books books, AtomicBoolean isOver) {
        boolean overspent = false;
        while (!isOver.get() && !overspent) {
            overspent = books.areOverspent();
        }
        return overspent;
    }

    private String write(DomainEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> background.run(work));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @ApplicationScoped
    static class Background {

        @ActsAsService
        <T> Uni<T> run(Supplier<Uni<T>> work) {
            return work.get();
        }
    }
}
