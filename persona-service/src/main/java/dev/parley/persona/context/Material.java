package dev.parley.persona.context;

import dev.parley.persona.context.Brief.Dream;
import dev.parley.persona.context.Brief.EmotionalTone;
import dev.parley.persona.context.Brief.Goal;
import dev.parley.persona.context.Brief.PastConversation;
import dev.parley.persona.context.Brief.Rituals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What there is to say about each matter. Nothing is said about what nobody told us.
final class Material {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final double STRONG = 0.7;
    private static final double CLEAR = 0.35;

    private final Brief brief;

    private Material(Brief brief) {
        this.brief = brief;
    }

    static Map<Matter, Section> of(Brief brief) {
        var material = new Material(brief);
        var sections = new EnumMap<Matter, Section>(Matter.class);
        for (var matter : Matter.values()) {
            Section.of(matter, material.about(matter)).ifPresent(section -> sections.put(matter, section));
        }
        return sections;
    }

    /// The feelings of the dream as words, for a vendor that asks for words.
    static List<String> emotions(Brief brief) {
        return brief.dream().flatMap(Dream::tone).stream().flatMap(Material::emotions).toList();
    }

    private List<Line> about(Matter matter) {
        return switch (matter) {
            case INSTRUCTIONS -> instructions();
            case SPECIALITIES -> specialities();
            case GUARDRAILS -> guardrails();
            case PURPOSE -> purpose();
            case PROMPT -> brief.prompt().map(Line::said).orElse(List.of());
            case PARTICIPANTS -> brief.participants().stream().map(Line::said).collect(oneAfterTheOther());
            case PERSON -> person();
            case DREAM -> brief.dream().map(Material::dream).orElse(List.of());
            case EMOTIONS -> brief.dream().flatMap(Dream::tone).map(Material::tone).orElse(List.of());
            case INTERPRETATION -> brief.dream().flatMap(Dream::interpretation).map(Line::said).orElse(List.of());
            case GOALS -> brief.person().goals().stream().map(this::goal).collect(oneAfterTheOther());
            case FEELINGS -> Line.said(list(brief.person().emotionalCategories()));
            case RITUALS -> brief.person().rituals().map(Material::rituals).orElse(List.of());
            case ONBOARDING ->
                brief.person().onboarding().stream().map(Material::answer).collect(oneAfterTheOther());
            case MEMORY -> brief.memory().stream().map(Material::conversation).collect(oneAfterTheOther());
        };
    }

    private List<Line> instructions() {
        return together(Line.ours("Your name is " + Written.oneLine(brief.speaker().name()) + "."),
                Line.ours(brief.speaker().instructions().orElse("")));
    }

    private List<Line> specialities() {
        var known = brief.speaker().specialities().stream()
                .map(Written::oneLine)
                .filter(speciality -> !speciality.isEmpty())
                .toList();
        return known.isEmpty() ? List.of() : Line.ours("You know most about " + enumerated(known) + ".");
    }

    private List<Line> guardrails() {
        return brief.speaker().guardrails().stream()
                .map(Written::oneLine)
                .filter(rule -> !rule.isEmpty())
                .map(rule -> Line.ours("- " + rule))
                .collect(oneAfterTheOther());
    }

    private List<Line> purpose() {
        return together(
                Line.ours(switch (brief.kind()) {
                    case MENTOR ->
                        "This is a mentoring conversation. Help the person find their own next step, and ask one question at a time.";
                    case REFLECT_ALONE ->
                        "The person wants to reflect on something by themselves, with your help. Listen, say back what you hear, and leave the conclusions to them.";
                    case RESOLVE_TOGETHER ->
                        "Several people want to resolve a conflict together. Be fair to each of them, take no side, and see that everybody is heard.";
                    case ONBOARDING ->
                        "This is the person's first conversation. Welcome them, and find out what they hope for.";
                    case VOICE ->
                        "This is a voice conversation. Keep your answers short, and say nothing that has to be read to be understood.";
                    case INTERPRETATION ->
                        "The person wants to understand a dream. Explore with them what it may mean, and offer what you see as a possibility, not as a verdict.";
                }),
                Line.ours("Today is " + DAY.format(brief.today()) + "."),
                brief.speaker().language()
                        .map(Written::oneLine)
                        .filter(language -> !language.isEmpty())
                        .map(language -> Line.ours("Speak " + language + "."))
                        .orElse(List.of()));
    }

    private List<Line> person() {
        var person = brief.person();
        return together(said("Name: ", person.name()),
                said("Age: ", person.age().map(String::valueOf)),
                said("Pronouns: ", person.pronouns()),
                said("Lives in: ", person.location()),
                said("Speaks: ", person.language()));
    }

    private static List<Line> dream(Dream dream) {
        var told = together(Line.said("Themes: ", list(dream.themes())), Line.said(dream.transcript()));
        return told.isEmpty() ? told : together(Line.ours("Recorded on " + day(dream.recordedAt()) + "."), told);
    }

    private static List<Line> tone(EmotionalTone tone) {
        var emotions = emotions(tone).collect(Collectors.joining(" and "));
        return emotions.isEmpty() ? List.of() : Line.said(emotions + tone.intensity().map(Material::felt).orElse(""));
    }

    private static Stream<String> emotions(EmotionalTone tone) {
        return Stream.of(tone.primary(), tone.secondary())
                .flatMap(Optional::stream)
                .map(Written::name)
                .filter(emotion -> !emotion.isEmpty())
                .distinct();
    }

    private static String felt(double intensity) {
        if (intensity >= STRONG) {
            return ", felt strongly";
        }
        return intensity >= CLEAR ? ", felt clearly" : ", felt faintly";
    }

    private List<Line> goal(Goal goal) {
        return together(Line.said("Goal: ", goal.title()),
                Line.said(goal.progress() + "% done" + goal.dueOn().map(this::due).orElse("")),
                said("", goal.description()));
    }

    private String due(LocalDate day) {
        return (day.isBefore(brief.today()) ? ", was due on " : ", due on ") + DAY.format(day);
    }

    private static List<Line> rituals(Rituals rituals) {
        return together(Line.said("Practices: ", list(rituals.practices())),
                said("Time of day: ", rituals.timeOfDay()),
                said("How often: ", rituals.frequency()),
                said("How long: ", rituals.minutes().map(minutes -> count(minutes, "minute"))));
    }

    private static List<Line> answer(Brief.Answer answer) {
        var answered = Line.said("Answered: ", answer.answer());
        return answered.isEmpty() ? answered : together(Line.said("Asked: ", answer.question()), answered);
    }

    private static List<Line> conversation(PastConversation conversation) {
        var head = day(conversation.startedAt())
                + conversation.with().map(Written::oneLine).filter(who -> !who.isEmpty()).map(", with "::concat)
                        .orElse("")
                + conversation.lasted().map(Material::length).map(", "::concat).orElse("");
        return together(Line.said(head), said("Topic: ", conversation.topic()),
                conversation.closingLines().stream().map(line -> Line.said("At the end: ", line))
                        .collect(oneAfterTheOther()));
    }

    private static String length(Duration length) {
        return length.toMinutes() < 1 ? "less than a minute" : count(length.toMinutes(), "minute");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static List<Line> said(String label, Optional<String> text) {
        return text.map(known -> Line.said(label, known)).orElse(List.of());
    }

    /// Line breaks stay: the fence deals with them.
    private static String list(List<String> items) {
        return items.stream()
                .filter(item -> !Written.isBlank(item))
                .map(String::strip)
                .collect(Collectors.joining(", "));
    }

    private static String enumerated(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    @SafeVarargs
    private static List<Line> together(List<Line>... parts) {
        return Stream.of(parts).collect(oneAfterTheOther());
    }

    private static Collector<List<Line>, ?, List<Line>> oneAfterTheOther() {
        return Collector.of(ArrayList::new, List::addAll, (first, second) -> {
            first.addAll(second);
            return first;
        });
    }
}
