package dev.parley.persona.entitlement;

import static dev.parley.persona.entitlement.Feature.PREMIUM_AVATARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.id.PersonId;
import dev.parley.persona.entitlement.SubscriptionClient.Subscription;
import dev.parley.service.peer.PeerUnavailable;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntitlementsTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final PersonId BEN = new PersonId("ben");

    private final Billing billing = new Billing();
    private final MovingClock clock = new MovingClock();
    private final Entitlements entitlements = new Entitlements(billing, new Config(), clock);

    @Test
    void aPersonHasWhatTheirPlanIncludesAndNoMore() {
        billing.plans.put("anna", List.of("premium_avatars", "something_new"));

        assertThat(includes(ANNA, PREMIUM_AVATARS)).isTrue();
        assertThat(includes(BEN, PREMIUM_AVATARS)).isFalse();
    }

    @Test
    void whatIsIncludedCountsForAWhile() {
        billing.plans.put("anna", List.of("premium_avatars"));
        includes(ANNA, PREMIUM_AVATARS);
        clock.pass(Duration.ofSeconds(29));
        includes(ANNA, PREMIUM_AVATARS);

        assertThat(billing.asked).containsExactly("anna");
    }

    @Test
    void aPlanThatEndedIsNoticedWhenTheAnswerIsOld() {
        billing.plans.put("anna", List.of("premium_avatars"));
        assertThat(includes(ANNA, PREMIUM_AVATARS)).isTrue();
        billing.plans.clear();
        clock.pass(Duration.ofSeconds(31));

        assertThat(includes(ANNA, PREMIUM_AVATARS)).isFalse();
    }

    @Test
    void aPlanThatWasJustBoughtCountsAtOnce() {
        assertThat(includes(ANNA, PREMIUM_AVATARS)).isFalse();
        billing.plans.put("anna", List.of("premium_avatars"));

        assertThat(includes(ANNA, PREMIUM_AVATARS)).isTrue();
    }

    @Test
    void aFailureIsOursAndIsNotRemembered() {
        billing.trouble = new IllegalStateException("connection reset");
        assertThatThrownBy(() -> includes(ANNA, PREMIUM_AVATARS)).isInstanceOf(PeerUnavailable.class);

        billing.trouble = null;
        assertThat(includes(ANNA, PREMIUM_AVATARS)).isFalse();
    }

    @Test
    void anAnswerWithoutFeaturesIsNoAnswer() {
        billing.plans.put("anna", null);

        assertThatThrownBy(() -> includes(ANNA, PREMIUM_AVATARS)).isInstanceOf(PeerUnavailable.class);
    }

    @Test
    void onlySoManyPeopleAreRemembered() {
        for (int i = 0; i < 100; i++) {
            billing.plans.put("person-" + i, List.of("premium_avatars"));
            includes(new PersonId("person-" + i), PREMIUM_AVATARS);
        }
        billing.asked.clear();
        for (int i = 0; i < 100; i++) {
            includes(new PersonId("person-" + i), PREMIUM_AVATARS);
        }

        assertThat(billing.asked).hasSizeGreaterThanOrEqualTo(100 - Config.PEOPLE_MAX);
    }

    private boolean includes(PersonId person, Feature feature) {
        return entitlements.includes(person, feature).await().indefinitely();
    }

    private static final class Billing implements SubscriptionClient {
        private final Map<String, List<String>> plans = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private RuntimeException trouble;

        @Override
        public Uni<Subscription> of(String person) {
            asked.add(person);
            return trouble != null
                    ? Uni.createFrom().failure(trouble)
                    : Uni.createFrom().item(new Subscription(plans.getOrDefault(person, List.of())));
        }
    }

    private record Config() implements EntitlementConfig {
        private static final int PEOPLE_MAX = 10;

        @Override
        public Duration rememberFor() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int peopleMax() {
            return PEOPLE_MAX;
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
