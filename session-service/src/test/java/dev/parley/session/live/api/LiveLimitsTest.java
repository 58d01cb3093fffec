package dev.parley.session.live.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.session.lifecycle.MentorApp;
import dev.parley.session.lifecycle.MentorApp.Started;
import dev.parley.session.live.EventStream;
import dev.parley.test.Database;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What bounds a stream, with bounds that a test can wait for.
@QuarkusTest
@TestProfile(LiveLimitsTest.SoonOver.class)
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class LiveLimitsTest {
    private static final int SMALL_BUFFER = 4096;

    @Inject
    MeterRegistry metrics;
    private MentorApp app;
    private Started started;

    @BeforeEach
    void aSessionOfSomebody() {
        VendorSandbox.reachable();
        PeerStandIn.helpful();
        app = MentorApp.ofSomebodyNew();
        started = app.started();
    }

    @Test
    void newsThatNobodyToldOfAreFoundAllTheSame() {
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.hears("active");

            note("untold");

            stream.hears("untold");
        }
    }

    @Test
    void aStreamThatHasNothingToSaySaysSo() {
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.awaitHeartbeat();
        }
    }

    @Test
    void aStreamEndsWhenItsSessionHasNothingMoreToTell() {
        app.end(started).statusCode(200);
        try (var stream = EventStream.of(started.session(), app.token())) {
            stream.awaitEnd();

            assertThat(stream.whats()).contains("ended", "vendor.ended");
            assertThat(stream.received().getLast().name()).isEqualTo("over");
        }
    }

    @Test
    void oneTooManyIsRefusedAndRoomIsMadeByLeaving() {
        noReaders();
        try (var _ = EventStream.of(started.session(), app.token());
                var _ = EventStream.of(started.session(), app.token())) {
            await().atMost(20, SECONDS).until(() -> readers() == 2);
            try (var third = EventStream.of(started.session(), app.token())) {
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.header("Retry-After")).isNotEmpty();
            }
        }
        noReaders();
    }

    @Test
    void whoTakesNothingIsDropped() throws IOException {
        noReaders();
        var before = dropped();
        Database.execute("""
                INSERT INTO session.timeline_entry (session_id, person_id, happened_at, learned_at, what, how)
                SELECT ?, ?, now(), now(), repeat(md5(n::text), 500), 'ours' FROM generate_series(1, 3000) n""",
                started.session(), app.person());
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream().write("""
                    GET /v1/sessions/%s/events HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(started.session(), app.token()).getBytes(US_ASCII));

            await().atMost(30, SECONDS).until(() -> dropped() == before + 1);
            noReaders();
        }
    }

    private void note(String what) {
        Database.execute("""
                INSERT INTO session.timeline_entry (session_id, person_id, happened_at, learned_at, what, how)
                VALUES (?, ?, now(), now(), ?, 'ours')""", started.session(), app.person(), what);
    }

    private void noReaders() {
        await().atMost(20, SECONDS).until(() -> readers() == 0);
    }

    private int readers() {
        return (int) metrics.get("parley.live.readers").gauge().value();
    }

    private double dropped() {
        return metrics.get("parley.live.dropped").counter().count();
    }

    public static class SoonOver implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("parley.live.heartbeat", "PT0.5S", "parley.live.patience", "PT1S", "parley.live.grace",
                    "PT2S", "parley.live.readers-max", "2");
        }
    }
}
