package dev.parley.persona.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GistTest {

    @Test
    void theTopicIsTheFirstThingThePersonSaidThatHasSubstance() {
        assertThat(Gist.of(List.of(ai("What is on your mind today, then?"), person("Hello!"), ai("Hello."),
                person("I want to change jobs."), person("And I want it to be soon."))).topic())
                .isEqualTo("I want to change jobs.");
    }

    @Test
    void withoutSubstanceTheTopicIsTheFirstThingThePersonSaid() {
        assertThat(Gist.of(List.of(ai("Hello."), person("Hi."), person("🙂 🙂 🙂 🙂"))).topic()).isEqualTo("Hi.");
        assertThat(Gist.of(List.of(ai("Hello."), person("今日は仕事のことを話したい"))).topic()).isEqualTo("今日は仕事のことを話したい");
    }

    @Test
    void aPersonWhoSaidNothingLeavesNoTopic() {
        var gist = Gist.of(List.of(ai("Are you there?"), person("  \n ")));

        assertThat(gist.topic()).isNull();
        assertThat(gist.closingLines()).containsExactly("AI: Are you there?");
    }

    @Test
    void theLastFourLinesSayWhoSaidThem() {
        assertThat(Gist.of(List.of(person("One"), ai("Two"), person("Three"), turn("agent", "Four"),
                turn("pal", "Five"))).closingLines())
                .containsExactly("AI: Two", "Person: Three", "AI: Four", "AI: Five");
    }

    @Test
    void instructionsAndToolsSaidNothing() {
        var gist = Gist.of(List.of(turn("system", "You are Maya, a mentor, and keep secrets"), person("Hello Maya"),
                turn("tool", "{\"token\": 1}"), turn("conversation", "user: all of it in one piece"),
                turn("", "nobody in particular"), turn("developer", "be brief")));

        assertThat(gist).isEqualTo(new Gist("Hello Maya", List.of("Person: Hello Maya"), 1));
    }

    @Test
    void whatNobodySaidIsEmpty() {
        assertThat(Gist.of(List.of()).isEmpty()).isTrue();
        assertThat(Gist.of(List.of(turn("system", "You are Maya"), person(" "))).isEmpty()).isTrue();
    }

    @Test
    void aLineIsNoLongerThanTheLimitWithItsSpeaker() {
        var gist = Gist.of(List.of(person("a".repeat(1_000_000)), ai("word ".repeat(200_000))));

        assertThat(gist.topic()).hasSize(Gist.TOPIC_MAX);
        assertThat(gist.closingLines()).hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeBetween(190, Gist.CLOSING_LINE_MAX));
    }

    @Test
    void tenThousandTurnsLeaveATopicAndFourLines() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < 5_000; i++) {
            turns.add(person("This is what I said as number " + i));
            turns.add(ai("And this is answer number " + i));
        }
        var gist = Gist.of(turns);

        assertThat(gist.topic()).isEqualTo("This is what I said as number 0");
        assertThat(gist.closingLines()).hasSize(4).last().isEqualTo("AI: And this is answer number 4999");
        assertThat(gist.turns()).isEqualTo(10_000);
    }

    @Test
    void whatWasSaidReachesNoLogLine() {
        assertThat(Gist.of(List.of(person("I want to change jobs"))).toString()).doesNotContain("jobs");
    }

    private static Turn person(String text) {
        return turn("user", text);
    }

    private static Turn ai(String text) {
        return turn("assistant", text);
    }

    private static Turn turn(String role, String text) {
        return new Turn(role, text, null);
    }
}
