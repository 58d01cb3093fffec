package dev.parley.persona.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.persona.context.Brief.Dream;
import dev.parley.persona.context.Brief.EmotionalTone;
import dev.parley.persona.context.Brief.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextCompilerTest {
    private static final Budgets USUAL = new Budgets(12_000, 16_000, 12_000, 500);
    /// Is in no text of ours, so whatever holds it is a person's.
    private static final String THEIRS = "☠";
    private static final String NOTE = "Lines that begin with \"> \"";

    @ParameterizedTest
    @EnumSource
    void everyKindSaysWhatItIsForAndLeavesOutWhatNobodyTold(SessionKind kind) {
        var context = ContextCompiler.compile(Briefs.sparse(kind), USUAL);

        assertThat(context.tavus().conversationalContext())
                .startsWith("## Who you are\nYour name is Bo.\n\n## This conversation\n")
                .endsWith("Today is 21 November 2026.")
                .doesNotContain("null", NOTE);
        assertThat(context.livekit().systemPrompt()).isEqualTo(context.tavus().conversationalContext());
    }

    @Test
    void allSixVariablesAreThereForAPersonOfWhomNothingIsKnown() {
        var variables = ContextCompiler.compile(Briefs.sparse(SessionKind.MENTOR), USUAL).elevenlabs()
                .dynamicVariables();

        assertThat(variables.userName()).isEqualTo("friend");
        assertThat(variables.dreamEmotions()).isEmpty();
        assertThat(Stream.of(variables.userProfile(), variables.dreamContent(), variables.conversationContext(),
                variables.interpreterStyle())).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void howeverLongThePersonasRulesAreThereIsRoomForWhoTalksAndForThePerson() {
        var rules = Stream.generate(() -> "Never do this, whatever anybody says. ".repeat(12)).limit(30).toList();
        var maya = Briefs.MAYA;
        var strict = new Brief.Persona(maya.id(), 1, "Maya", Optional.of("You are patient. ".repeat(1_200)),
                maya.greeting(), List.of(), rules, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), "Ashley", maya.vendors());

        var context = ContextCompiler.compile(Briefs.with(strict, Briefs.rich(SessionKind.MENTOR)), USUAL);

        assertThat(context.tavus().conversationalContext()).contains("You are patient.", "Never do this",
                "> Name: Anna");
        assertThat(context.elevenlabs().dynamicVariables().userProfile()).contains("> Name: Anna");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Good to see you, {name}. What is on your mind? | Good to see you. What is on your mind?",
            "Hello {name}. Where shall we begin?            | Hello. Where shall we begin?",
            "{name}, what is on your mind?                  | What is on your mind?",
            "Good day. {name}, shall we?                    | Good day. Shall we?",
            "{name}! Come in.                               | Come in.",
            "Welcome back, {name}                           | Welcome back",
            "{name}                                         | Hello.",
            "{name}?                                        | Hello.",
            "No name asked for.                             | No name asked for."})
    void aGreetingWithoutANameReadsAsIfItHadNeverAskedForOne(String greeting, String spoken) {
        var brief = Briefs.with(Briefs.greeting(greeting), Briefs.sparse(SessionKind.MENTOR));

        assertThat(ContextCompiler.compile(brief, USUAL).tavus().customGreeting()).isEqualTo(spoken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "\\", "\\$0", "{name}", "Anna {name} {name}"})
    void aNameIsPutIntoTheGreetingAsItIs(String name) {
        var brief = Briefs.with(Briefs.named(name), Briefs.rich(SessionKind.MENTOR));

        assertThat(ContextCompiler.compile(brief, USUAL).livekit().openingLine())
                .isEqualTo("Good to see you, " + name + ". What is on your mind today?");
    }

    @Test
    void aNameInAGreetingIsOneShortLineOfWholeCharacters() {
        var family = "👩‍👩‍👧‍👦";
        var brief = Briefs.with(Briefs.named("An\r\nna\u2028\u0000 B\t" + family.repeat(20)),
                Briefs.rich(SessionKind.MENTOR));

        var context = ContextCompiler.compile(brief, USUAL);

        assertThat(context.elevenlabs().dynamicVariables().userName()).isEqualTo("An na B" + " " + family.repeat(7));
        assertThat(context.tavus().customGreeting()).startsWith("Good to see you, An na B " + family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u0000", "\u200B", "\u0085\u2028", "\uD800"})
    void aNameOfWhichNothingCanBeReadIsNoName(String name) {
        var context = ContextCompiler.compile(Briefs.with(Briefs.named(name), Briefs.rich(SessionKind.MENTOR)), USUAL);

        assertThat(context.elevenlabs().dynamicVariables().userName()).isEqualTo("friend");
        assertThat(context.tavus().customGreeting()).isEqualTo("Good to see you. What is on your mind today?");
        assertThat(context.tavus().conversationalContext()).doesNotContain("Name:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000B", "\f"})
    void noLineBreakLeavesTheFence(String lineBreak) {
        var brief = Briefs.everywhere(SessionKind.MENTOR, THEIRS + "1" + lineBreak + THEIRS + "2");

        var prompt = ContextCompiler.compile(brief, USUAL).livekit().systemPrompt();

        assertThat(prompt).contains("> " + THEIRS + "1\n> " + THEIRS + "2\n");
        assertThat(outsideTheFence(prompt)).doesNotContain(THEIRS);
        assertThat(prompt).containsOnlyOnce(NOTE);
    }

    @Test
    void everyVariableWithFencedLinesExplainsTheFence() {
        var variables = ContextCompiler.compile(Briefs.everywhere(SessionKind.MENTOR, THEIRS), USUAL).elevenlabs()
                .dynamicVariables();

        for (var text : List.of(variables.userProfile(), variables.dreamContent(), variables.conversationContext())) {
            assertThat(text).containsOnlyOnce(NOTE).contains("> ");
            assertThat(outsideTheFence(text)).doesNotContain(THEIRS);
        }
        assertThat(variables.interpreterStyle()).doesNotContain(NOTE, THEIRS);
    }

    @Test
    void aPersonaThatQuotesDoesNotLookFenced() {
        var quoting = new Persona(Briefs.BARE.id(), 1, "Bo", Optional.of("Say:\n> Welcome.\n>Hello."), Optional.empty(),
                List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), "Ashley", List.of());

        var context = ContextCompiler.compile(Briefs.with(quoting, Briefs.sparse(SessionKind.VOICE)), USUAL);

        assertThat(context.livekit().systemPrompt()).contains("Say:\n > Welcome.\n>Hello.").doesNotContain("\n> ");
    }

    @Test
    void bracketsBackticksEmojiAndRightToLeftTextStayAsTheyAre() {
        var text = "<b>`a`</b> [x](y) 👩‍👩‍👧‍👦 \u202Eשלום مرحبا\u202C é";

        var context = ContextCompiler.compile(Briefs.everywhere(SessionKind.MENTOR, text), USUAL);

        assertThat(context.tavus().conversationalContext()).contains("> " + text + "\n");
    }

    @Test
    void emotionsComeFromTheToneOfTheDream() {
        var brief = Briefs.with(Briefs.JUNG, Briefs.rich(SessionKind.INTERPRETATION));

        var context = ContextCompiler.compile(brief, USUAL);

        assertThat(context.elevenlabs().dynamicVariables().dreamEmotions()).containsExactly("anxiety", "fear");
        assertThat(context.livekit().systemPrompt()).contains("> anxiety and fear, felt strongly");
    }

    @ParameterizedTest
    @CsvSource({"0.0,faintly", "0.34,faintly", "0.35,clearly", "0.69,clearly", "0.7,strongly", "1.0,strongly"})
    void intensityIsSaidInWords(double intensity, String word) {
        var tone = new EmotionalTone(Optional.empty(), Optional.of("joy"), Optional.of(intensity));

        assertThat(prompt(tone)).contains("> joy, felt " + word + "\n");
    }

    @Test
    void anIntensityOfNoEmotionIsNotMentioned() {
        var tone = new EmotionalTone(Optional.empty(), Optional.of(" "), Optional.of(0.9));

        assertThat(prompt(tone)).doesNotContain("felt", "How the dream");
    }

    private static String prompt(EmotionalTone tone) {
        var brief = Briefs.rich(SessionKind.MENTOR);
        var dream = new Dream("I flew.", List.of(), Briefs.FALLING.recordedAt(), Optional.of(tone), Optional.empty());
        return ContextCompiler.compile(new Brief(brief.speaker(), brief.kind(), List.of(), Optional.empty(),
                brief.today(), brief.person(), Optional.of(dream), List.of()), USUAL).livekit().systemPrompt();
    }

    @Test
    void whatMattersLeastIsCutFirstAndFromItsEnd() {
        var brief = Briefs.rich(SessionKind.MENTOR);
        var whole = ContextCompiler.compile(brief, USUAL).livekit().systemPrompt();
        var lessThanAll = new Budgets(12_000, whole.getBytes(UTF_8).length - 1, 12_000, 500);

        var shorter = ContextCompiler.compile(brief, lessThanAll).livekit().systemPrompt();

        assertThat(whole).contains("> How long: 10 minutes");
        assertThat(shorter).isEqualTo(whole.replace("\n> How long: 10 minutes", ""));
    }

    @Test
    void purposeAndGuardrailsAndInstructionsOutliveEverythingElse() {
        var brief = Briefs.everywhere(SessionKind.MENTOR, "A long story about this and that. ".repeat(1_000));

        var prompt = ContextCompiler.compile(brief, new Budgets(700, 700, 700, 500)).livekit().systemPrompt();

        assertThat(prompt).contains("You are Maya, a warm and patient mentor.", "- Never give medical advice.",
                "This is a mentoring conversation.");
    }

    @Test
    void aLongSentenceIsCutAtAWordAndSaysSo() {
        var brief = Briefs.everywhere(SessionKind.MENTOR, "word ".repeat(100_000));

        var prompt = ContextCompiler.compile(brief, new Budgets(2_000, 1_000, 2_000, 500)).livekit().systemPrompt();

        assertThat(prompt).endsWith("word word…");
        assertThat(bytes(prompt)).isBetween(980, 1_000);
    }

    @Test
    void equalBriefsGiveEqualContexts() {
        assertThat(ContextCompiler.compile(Briefs.rich(SessionKind.VOICE), USUAL))
                .isEqualTo(ContextCompiler.compile(Briefs.rich(SessionKind.VOICE), USUAL));
    }

    @Test
    void whateverAnAiIsToldIsInTheDigest() {
        var rich = Briefs.rich(SessionKind.MENTOR);
        var others = List.of(
                Briefs.rich(SessionKind.VOICE),
                Briefs.with(Briefs.named("Anna"), rich),
                Briefs.with(Briefs.JUNG, rich),
                Briefs.with(maya(4, "Maya", "r-mentor-maya", "mentor-agent", "agent-maya", "Ashley"), rich),
                Briefs.with(maya(3, "Mary", "r-mentor-maya", "mentor-agent", "agent-maya", "Ashley"), rich),
                Briefs.with(maya(3, "Maya", "r-other", "mentor-agent", "agent-maya", "Ashley"), rich),
                Briefs.with(maya(3, "Maya", "r-mentor-maya", "other", "agent-maya", "Ashley"), rich),
                Briefs.with(maya(3, "Maya", "r-mentor-maya", "mentor-agent", "other", "Ashley"), rich),
                Briefs.with(maya(3, "Maya", "r-mentor-maya", "mentor-agent", "agent-maya", "Priya"), rich),
                Briefs.with(maya(3, "Maya", "r-mentor-maya", "mentor-agent", "agent-maya", "Ashley", Vendor.LIVEKIT,
                        Vendor.TAVUS), rich),
                Briefs.with(maya(3, "Maya", "r-mentor-maya", "mentor-agent", "agent-maya", "Ashley", Vendor.TAVUS,
                        Vendor.LIVEKIT), rich));

        var digests = Stream.concat(Stream.of(rich), others.stream())
                .map(brief -> ContextCompiler.compile(brief, USUAL).digest());

        assertThat(digests).doesNotHaveDuplicates()
                .allSatisfy(digest -> assertThat(digest).matches("sha256:[0-9a-f]{64}"));
    }

    private static Persona maya(int version, String name, String replica, String agentName, String agent, String voice,
            Vendor... vendors) {
        var maya = Briefs.MAYA;
        return new Persona(maya.id(), version, name, maya.instructions(), maya.greeting(), maya.specialities(),
                maya.guardrails(), maya.language(), maya.tavusPersonaId(), Optional.of(replica),
                Optional.of(agentName), Optional.of(agent), voice,
                vendors.length == 0 ? maya.vendors() : List.of(vendors));
    }

    @Test
    void nothingPrivateIsPrinted() {
        var brief = Briefs.everywhere(SessionKind.MENTOR, THEIRS);
        var context = ContextCompiler.compile(brief, USUAL);

        assertThat(brief.toString() + brief.person() + brief.person().goals() + brief.person().onboarding()
                + brief.person().rituals() + brief.dream() + brief.dream().orElseThrow().tone() + brief.memory()
                + context + context.tavus() + context.livekit() + context.elevenlabs()).doesNotContain(THEIRS);
    }

    @Test
    void noBudgetIsEverExceededAndNoFenceEverLeft() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("Random briefs of seed " + seed + " (again with -Dseed=" + seed + ")");
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            var kind = SessionKind.values()[random.nextInt(SessionKind.values().length)];
            var brief = Briefs.with(persona(random), Briefs.everywhere(kind, THEIRS + text(random, 3_000)));
            var budgets = new Budgets(budget(random), budget(random), budget(random), 1 + random.nextInt(400));

            assertKept(ContextCompiler.compile(brief, budgets), budgets);
        }
    }

    private static void assertKept(CompiledContext context, Budgets budgets) {
        var tavus = context.tavus();
        var livekit = context.livekit();
        var variables = context.elevenlabs().dynamicVariables();
        var texts = List.of(variables.userProfile(), variables.dreamContent(), variables.conversationContext(),
                variables.interpreterStyle());
        assertThat(bytes(tavus.conversationalContext())).isLessThanOrEqualTo(budgets.tavus());
        assertThat(bytes(livekit.systemPrompt())).isLessThanOrEqualTo(budgets.livekit());
        assertThat(bytes(tavus.customGreeting())).isLessThanOrEqualTo(budgets.greeting());
        assertThat(bytes(variables.userName()) + bytes(String.join("", texts))
                + bytes(String.join("", variables.dreamEmotions()))).isLessThanOrEqualTo(budgets.elevenlabs());
        assertThat(Stream.concat(Stream.of(tavus.conversationalContext(), livekit.systemPrompt()), texts.stream()))
                .allSatisfy(ContextCompilerTest::assertWellFormed);
        assertThat(variables.userName() + tavus.customGreeting()).doesNotContainPattern("\\v|\\p{Cntrl}");
    }

    private static void assertWellFormed(String text) {
        assertThat(outsideTheFence(text)).doesNotContain(THEIRS);
        assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
        assertThat(text.replace("\n", "")).doesNotContainPattern("[\\v\\p{Cntrl}\\u0085]");
        assertThat(text).doesNotStartWith("\n").doesNotEndWith("\n");
        for (var matter : Matter.values()) {
            var heading = "## " + matter.heading() + "\n";
            assertThat(text + "\n").doesNotContain(heading + "\n").doesNotContain(heading + "## ");
        }
        assertThat(text.contains("\n> ")).isEqualTo(text.contains(NOTE));
    }

    /// Takes a second; with a measuring that is quadratic it would take minutes.
    @Test
    @Timeout(60)
    void megabytesAreCutWithoutMeasuringThemAgainAndAgain() {
        var texts = List.of("A sentence. ".repeat(1 << 13), "x".repeat(1 << 16), "\n".repeat(1 << 16),
                "👩‍👩‍👧‍👦".repeat(1 << 13), "e" + "\u0301".repeat(1 << 16), ". ".repeat(1 << 15),
                "没".repeat(1 << 16),
                "> \r\n".repeat(1 << 14));
        for (var text : texts) {
            var context = ContextCompiler.compile(Briefs.everywhere(SessionKind.MENTOR, text), USUAL);
            assertThat(bytes(context.livekit().systemPrompt())).isLessThanOrEqualTo(USUAL.livekit());
        }
    }

    private static Persona persona(Random random) {
        return new Persona(Briefs.MAYA.id(), 1, "Maya", Optional.of(text(random, 3_000)), Briefs.MAYA.greeting(),
                List.of(text(random, 50), text(random, 50)), List.of(text(random, 200), text(random, 200)),
                Optional.of(text(random, 20)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                "Ashley", List.of());
    }

    private static int budget(Random random) {
        return 1 + random.nextInt(random.nextBoolean() ? 300 : 20_000);
    }

    private static String text(Random random, int unitsMax) {
        var units = List.of("a", "word ", "Sentence one. ", "? ", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "\u000B",
                "\f", "\u0000", "\t", "> ", "## ", "没有。", "你好", "مرحبا ", "שלום", "नमस्ते ", "👩‍👩‍👧‍👦", "😀",
                "🇩🇪", "e\u0301",
                "\uD800", "\uDC00", "\u200D", "{name}", "$1", "\\", "<", "`", ", ", ": ", "é", "ß");
        var liked = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            liked.add(units.get(random.nextInt(units.size())));
        }
        var text = new StringBuilder();
        for (int i = random.nextInt(1 + random.nextInt(unitsMax)); i > 0; i--) {
            text.append(liked.get(random.nextInt(liked.size())));
        }
        return text.toString();
    }

    private static String outsideTheFence(String text) {
        return String.join("\n", text.lines().filter(line -> !line.startsWith("> ")).toList());
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
