package dev.parley.sandbox.misbehaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.traffic.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisbehaviourTest {
    private static final String THE_FIRST_TWO_LOST = """
            {"webhooks": [{"vendor": "livekit", "webhook": "*", "fault": "drop", "times": 2}]}""";
    private static final String HALF_OF_ALL_LOST = """
            {"seed": %d, "webhooks": [{"vendor": "livekit", "webhook": "*", "fault": "drop", "percent": 50}]}""";

    private final Misbehaviour misbehaviour = new Misbehaviour();

    @Test
    void theSameSeedGivesTheSameRun() {
        follow(HALF_OF_ALL_LOST.formatted(7));
        var first = losses(List.of("a", "b", "a", "c", "b", "a", "a", "b", "c", "c"));

        follow(HALF_OF_ALL_LOST.formatted(7));

        assertThat(losses(List.of("a", "b", "a", "c", "b", "a", "a", "b", "c", "c"))).isEqualTo(first);
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        var runs = IntStream.range(0, 5).mapToObj(seed -> {
            follow(HALF_OF_ALL_LOST.formatted(seed));
            return losses(IntStream.range(0, 32).mapToObj(_ -> "a").toList());
        }).toList();

        assertThat(runs).doesNotHaveDuplicates();
    }

    /// Seeds and counts that are neighbours must not give runs that are the same in another order.
    @Test
    void neighbouringSeedsHaveNothingToDoWithEachOther() {
        var alike = IntStream.range(0, 200).filter(seed -> {
            follow(HALF_OF_ALL_LOST.formatted(seed));
            var first = losses(List.of("a", "a"));
            follow(HALF_OF_ALL_LOST.formatted(seed + 1));
            return losses(List.of("a", "a")).equals(first.reversed());
        }).count();

        assertThat(alike).isBetween(20L, 80L);
    }

    @Test
    void whatOtherVendorsTellChangesNothing() {
        var tavusAlone = """
                {"seed": 5, "webhooks": [{"vendor": "tavus", "webhook": "*", "fault": "drop", "percent": 50}]}""";
        follow(tavusAlone);
        var alone = tavusLosses();

        follow(tavusAlone);
        losses(List.of("a", "b", "c"));

        assertThat(tavusLosses()).isEqualTo(alone);
    }

    /// Deliveries race: which conversation came first is settled when it began, the rest must not matter.
    @Test
    void whatHappensInOtherConversationsMeanwhileChangesNothing() {
        follow(HALF_OF_ALL_LOST.formatted(7));
        losses(List.of("a", "b"));
        var alone = losses(IntStream.range(0, 32).mapToObj(_ -> "b").toList());

        follow(HALF_OF_ALL_LOST.formatted(7));
        losses(List.of("a", "b"));
        var amongOthers = new ArrayList<Boolean>();
        var random = new Random(1);
        while (amongOthers.size() < 32) {
            if (random.nextBoolean()) {
                losses(List.of("a"));
            } else {
                amongOthers.addAll(losses(List.of("b")));
            }
        }

        assertThat(amongOthers).isEqualTo(alone);
    }

    @Test
    void aRuleStrikesAboutAsOftenAsItShould() {
        follow("""
                {"seed": 3, "calls": [{"vendor": "tavus", "call": "*", "fault": "fail", "percent": 20}]}""");

        IntStream.range(0, 10_000).forEach(_ -> misbehaviour.strikeOn(Vendor.TAVUS, "GET /v2/conversations"));

        var entry = misbehaviour.orders().calls().getFirst();
        assertThat(entry.met()).isEqualTo(10_000);
        assertThat(entry.struck()).isBetween(1_800, 2_200);
    }

    @Test
    void aRuleMayStrikeOnlySoManyTimes() {
        follow("""
                {"calls": [{"vendor": "tavus", "call": "*", "fault": "hang", "times": 2}]}""");

        assertThat(IntStream.range(0, 5).mapToObj(_ -> misbehaviour.strikeOn(Vendor.TAVUS, "GET /v2/x").isPresent()))
                .containsExactly(true, true, false, false, false);
    }

    @Test
    void eachConversationHasStrikesOfItsOwn() {
        follow(THE_FIRST_TWO_LOST);

        assertThat(losses(List.of("a", "a", "a", "b", "b", "b")))
                .containsExactly(true, true, false, true, true, false);
    }

    @ParameterizedTest
    @CsvSource({
            "POST /v2/conversations,          POST /v2/conversations,         true",
            "POST /v2/conversations,          POST /v2/conversations/c1/end,  false",
            "POST /v2/conversations/*/end,    POST /v2/conversations/c1/end,  true",
            "GET /v2/*,                       GET /v2/conversations/c1,       false",
            "*,                               GET /v2/conversations/c1,       true",
            "* /v2/conversations,             GET /v2/conversations,          true",
            "POST /v2/conversations.,         POST /v2/conversationsX,        false",
            "GET /v2/*ab*ab,                  GET /v2/xabyab,                 true",
            "GET /v2/*ab*ab,                  GET /v2/xab,                    false",
            "GET /v2/a*a,                     GET /v2/a,                      false",
            "GET /v2/*a*a*a*a*a*a*a*a*a*a*b,  GET /v2/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false"})
    void aRuleIsAboutTheCallsItsPatternFits(String pattern, String call, boolean fits) {
        follow("{\"calls\": [{\"vendor\": \"tavus\", \"call\": \"%s\", \"fault\": \"fail\"}]}".formatted(pattern));

        assertThat(misbehaviour.strikeOn(Vendor.TAVUS, call).isPresent()).isEqualTo(fits);
    }

    @Test
    void oneVendorsRulesAreNoneOfTheOthers() {
        follow("""
                {"calls": [{"vendor": "tavus", "call": "*", "fault": "fail"}],
                 "webhooks": [{"vendor": "tavus", "webhook": "*", "fault": "drop"}]}""");

        assertThat(misbehaviour.strikeOn(Vendor.LIVEKIT, "POST /twirp/x")).isEmpty();
        assertThat(misbehaviour.treatmentOf(Vendor.LIVEKIT, "r", "room_started").isDropped()).isFalse();
    }

    @Test
    void severalThingsMayHappenToOneWebhook() {
        follow("""
                {"webhooks": [
                  {"vendor": "livekit", "webhook": "participant_*", "fault": "duplicate"},
                  {"vendor": "livekit", "webhook": "*", "fault": "clock-skew", "skew_seconds": -90},
                  {"vendor": "livekit", "webhook": "*", "fault": "delay", "delay_ms": 250}]}""");

        var treatment = misbehaviour.treatmentOf(Vendor.LIVEKIT, "r", "participant_left");

        assertThat(treatment.copies()).isEqualTo(2);
        assertThat(treatment.skew()).isEqualTo(Duration.ofSeconds(-90));
        assertThat(treatment.delay()).isEqualTo(Duration.ofMillis(250));
        assertThat(treatment.faults()).containsExactly("duplicate", "clock-skew", "delay");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'calls':[{'vendor':'zoom','call':'*','fault':'fail'}]} | Invalid vendor: it must be one of tavus, livekit, elevenlabs",
            "{'calls':[{'vendor':'tavus','fault':'fail'}]} | Invalid call: it is missing, * stands for all",
            "{'calls':[{'vendor':'tavus','call':'*','fault':'drop'}]} | Invalid fault: it must be one of fail, hang, reset, truncate, delay",
            "{'calls':[{'vendor':'tavus','call':'*','fault':'fail','status':200}]} | Invalid status: it must be from 400 to 599",
            "{'calls':[{'vendor':'tavus','call':'*','fault':'fail','percent':101}]} | Invalid percent: it must be a whole number up to 100",
            "{'webhooks':[{'vendor':'tavus','webhook':'*','fault':'wrong-signature'}]} | Tavus signs nothing, so no signature can be wrong"})
    void ordersThatMakeNoSenseAreRefusedAndTheOldOnesStay(String orders, String sentence) {
        follow(HALF_OF_ALL_LOST.formatted(7));

        assertThatThrownBy(() -> follow(orders.replace('\'', '"'))).isInstanceOf(Refused.class).hasMessage(sentence);
        assertThat(misbehaviour.orders().webhooks()).hasSize(1);
    }

    private void follow(String orders) {
        misbehaviour.follow(Fields.parse(orders.getBytes(UTF_8)));
    }

    private List<Boolean> tavusLosses() {
        return IntStream.range(0, 32)
                .mapToObj(i -> misbehaviour.treatmentOf(Vendor.TAVUS, "c" + i, "system.shutdown").isDropped())
                .toList();
    }

    private List<Boolean> losses(List<String> conversations) {
        return conversations.stream()
                .map(room -> misbehaviour.treatmentOf(Vendor.LIVEKIT, room, "participant_left").isDropped())
                .toList();
    }
}
