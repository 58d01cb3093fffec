package dev.parley.session.tavus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.parley.model.event.ConversationFact;
import dev.parley.model.event.ConversationFact.AgentJoined;
import dev.parley.model.event.ConversationFact.ConversationEnded;
import dev.parley.model.event.EndReason;
import dev.parley.model.id.SessionId;
import dev.parley.service.webhook.WebhookCapability;
import dev.parley.session.peer.PersonaClient.ForTavus;
import dev.parley.session.tavus.Tavus.VideoConversation;
import dev.parley.session.vendor.VendorFailure;
import dev.parley.session.vendor.VendorFailure.Why;
import dev.parley.test.ParleyPlatform;
import dev.parley.test.PeerStandIn;
import dev.parley.test.VendorSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ParleyPlatform.class)
@WithTestResource(VendorSandbox.class)
@WithTestResource(PeerStandIn.class)
class TavusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ForTavus CONTEXT = new ForTavus("p-maya", "r-maya", "You talk to Anna.", "Welcome back");

    private static OwnTavus sandbox;

    @Inject
    WebhookCapability capabilities;
    @Inject
    Clock clock;
    private SimpleMeterRegistry metrics;
    private WatchedBreaker breaker;
    private final SessionId session = new SessionId(UUID.randomUUID().toString());
    private Tavus tavus;

    @BeforeAll
    static void aTavusThatAnswersInItsNewNames() {
        sandbox = OwnTavus.start(Map.of("sandbox.tavus.naming", "pal", "sandbox.tavus.concurrent-max", "1",
                "sandbox.tavus.verbose-events", "as-in-spec"));
    }

    @AfterAll
    static void noMore() {
        sandbox.close();
    }

    @BeforeEach
    void nobodyHasSpokenToItYet() {
        sandbox.reset();
        tavus = asked(Map.of());
    }

    @ParameterizedTest
    @CsvSource({"fail, 503", "fail, 429", "reset, 500", "truncate, 500"})
    void whatMayBeDoneTwiceIsAskedForAgainUntilItWorks(String fault, int status) {
        var conversation = created();
        sandbox.misbehave(Map.of("call", "*", "fault", fault, "status", status, "times", 2));

        assertThat(result(tavus.find(session))).map(VideoConversation::id).contains(conversation);

        assertThat(sandbox.calls("GET", "/v2/conversations")).isEqualTo(3);
        assertThat(counted("list", "done")).isEqualTo(1);
    }

    @Test
    void anEndIsToldAgainUntilItWorks() {
        var conversation = created();
        sandbox.misbehave(fails("POST /v2/conversations/*/end", 500, 2));

        result(tavus.end(conversation));

        assertThat(sandbox.calls("POST", "/end")).isEqualTo(3);
        assertThat(sandbox.conversations().getFirst()).containsEntry("status", "ended");
    }

    @Test
    void asOftenAsItIsConfiguredAndNoMore() {
        sandbox.misbehave(fails("*", 503, 100));

        var failure = failure(tavus.find(session));

        assertThat(failure.why()).isEqualTo(Why.OUTAGE);
        assertThat(sandbox.calls("GET", "/v2/conversations")).isEqualTo(3);
        assertThat(counted("list", "outage")).isEqualTo(3);
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        sandbox.misbehave(fails("*", 401, 1));

        assertThat(failure(tavus.find(session)).why()).isEqualTo(Why.ACCESS);

        assertThat(sandbox.calls("GET", "/v2/conversations")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "hang", "reset", "truncate"})
    void aCreationWhoseAnswerIsLostIsLookedForAndNeverAskedForAgain(String fault) {
        tavus = asked(Map.of("timeout.create", "PT0.5S"));
        sandbox.misbehave(Map.of("call", "POST /v2/conversations", "fault", fault, "done", true, "times", 1));

        var failure = failure(creation());

        assertThat(failure.isUnsure()).isTrue();
        assertThat(failure.anotherMayDoBetter()).isTrue();
        assertThat(sandbox.calls("POST", "/v2/conversations")).isEqualTo(1);
        assertThat(result(tavus.find(session))).isPresent();
    }

    @Test
    void oneConversationTooManyIsAMatterOfCapacity() {
        created();

        var failure = failure(creation());

        assertThat(failure.why()).isEqualTo(Why.CAPACITY);
        assertThat(failure.anotherMayDoBetter()).isTrue();
        assertThat(failure.isUnsure()).isFalse();
        assertThat(counted("create", "capacity")).isEqualTo(1);
    }

    @Test
    void anAccountWithoutMinutesIsAMatterOfCredit() {
        sandbox.creditMinutes(0);

        var failure = failure(creation());

        assertThat(failure.why()).isEqualTo(Why.CREDIT);
        assertThat(failure.anotherMayDoBetter()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400, REQUEST, false", "401, ACCESS, true", "403, ACCESS, true", "422, REQUEST, false",
            "429, CAPACITY, true", "502, OUTAGE, true"})
    void refusalsAreToldApart(int status, Why why, boolean anotherMayDoBetter) {
        sandbox.misbehave(fails("POST /v2/conversations", status, 1));

        var failure = failure(creation());

        assertThat(failure.why()).isEqualTo(why);
        assertThat(failure.anotherMayDoBetter()).isEqualTo(anotherMayDoBetter);
    }

    @Test
    void whileItIsDownItIsNotAsked() {
        tavus = asked(Map.of("breaker.calls", "4", "breaker.rest", "PT1H", "retry.times", "0"));
        fallsDown();

        var failure = failure(creation());

        assertThat(failure).isInstanceOf(TavusIsDown.class);
        assertThat(failure.anotherMayDoBetter()).isTrue();
        assertThat(failure.isUnsure()).isFalse();
        assertThat(sandbox.calls("POST", "/v2/conversations")).isZero();
        assertThat(counted("create", "not_asked")).isEqualTo(1);
        assertThat(isDown()).isTrue();
    }

    @Test
    void oneCallThatTriesFindsItStillDown() {
        tavus = asked(Map.of("breaker.calls", "4", "breaker.rest", "PT0.001S", "retry.times", "0"));
        fallsDown();

        await().atMost(30, SECONDS).until(() -> {
            failure(tavus.find(session));
            return breaker.states().size() >= 3;
        });

        assertThat(breaker.states()).startsWith(CircuitBreakerState.OPEN, CircuitBreakerState.HALF_OPEN,
                CircuitBreakerState.OPEN);
    }

    @Test
    void onceItAnswersAgainItIsAskedAsBefore() {
        tavus = asked(Map.of("breaker.calls", "4", "breaker.rest", "PT0.001S", "retry.times", "0"));
        fallsDown();

        sandbox.behave();
        await().atMost(30, SECONDS).ignoreExceptions().untilAsserted(() -> result(tavus.find(session)));

        assertThat(isDown()).isFalse();
        created();
    }

    /// The last of these calls is the one too many.
    private void fallsDown() {
        sandbox.misbehave(fails("*", 503, 1000));
        for (var call = 0; call < 4; call++) {
            assertThat(failure(tavus.find(session))).isInstanceOf(TavusRefused.class);
        }
    }

    @Test
    void refusalsDoNotMakeItCountAsDown() {
        tavus = asked(Map.of("breaker.calls", "2", "retry.times", "0"));
        sandbox.misbehave(fails("*", 429, 4));
        for (var call = 0; call < 4; call++) {
            failure(tavus.find(session));
        }

        assertThat(result(tavus.find(session))).isEmpty();
        assertThat(isDown()).isFalse();
    }

    @Test
    void eitherSpellingIsWritten() {
        for (var naming : List.of("persona", "pal")) {
            sandbox.reset();
            tavus = asked(Map.of("naming", naming));
            created();

            assertThat(sandbox.conversations().getFirst())
                    .containsEntry("replica_id", "r-maya").containsEntry("persona_id", "p-maya");
        }
    }

    @Test
    void theNewSpellingIsRead() {
        var conversation = created();
        sandbox.join(conversation);
        result(tavus.end(conversation));

        var facts = result(tavus.facts(session, conversation));

        assertThat(facts).filteredOn(AgentJoined.class::isInstance).isNotEmpty()
                .extracting(fact -> ((AgentJoined) fact).agent()).containsOnly("r-maya");
        assertThat(facts).filteredOn(ConversationEnded.class::isInstance)
                .extracting(TavusTest::reason).containsExactly(EndReason.ENDED_BY_SERVICE);
    }

    @Test
    void whatIsDeletedHardIsGone() {
        var conversation = created();

        result(tavus.delete(conversation, true));

        assertThat(sandbox.conversations()).isEmpty();
    }

    @Test
    void whatTavusDoesNotKnowIsAsGoodAsDeletedAndEnded() {
        result(tavus.delete("c-unknown", true));
        result(tavus.end("c-unknown"));

        assertThat(sandbox.calls("DELETE", "/c-unknown")).isEqualTo(1);
    }

    private Tavus asked(Map<String, String> settings) {
        metrics = new SimpleMeterRegistry();
        breaker = new WatchedBreaker(metrics);
        return sandbox.asked(settings, capabilities, clock, breaker);
    }

    private String created() {
        return result(creation()).id();
    }

    private Uni<VideoConversation> creation() {
        return tavus.create(session, CONTEXT, 600);
    }

    private boolean isDown() {
        return metrics.get("parley.tavus.down").gauge().value() == 1;
    }

    private long counted(String call, String outcome) {
        return metrics.get("parley.tavus.calls").tags("call", call, "outcome", outcome).timer().count();
    }

    private static Map<String, ?> fails(String call, int status, int times) {
        return Map.of("call", call, "fault", "fail", "status", status, "times", times);
    }

    private static EndReason reason(ConversationFact fact) {
        return ((ConversationEnded) fact).reason();
    }

    private static <T> T result(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    private static VendorFailure failure(Uni<?> call) {
        return (VendorFailure) catchThrowable(() -> result(call));
    }
}
