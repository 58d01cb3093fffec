package dev.parley.persona.context;

import static dev.parley.persona.context.Matter.DREAM;
import static dev.parley.persona.context.Matter.EMOTIONS;
import static dev.parley.persona.context.Matter.FEELINGS;
import static dev.parley.persona.context.Matter.GOALS;
import static dev.parley.persona.context.Matter.GUARDRAILS;
import static dev.parley.persona.context.Matter.INSTRUCTIONS;
import static dev.parley.persona.context.Matter.INTERPRETATION;
import static dev.parley.persona.context.Matter.MEMORY;
import static dev.parley.persona.context.Matter.ONBOARDING;
import static dev.parley.persona.context.Matter.PARTICIPANTS;
import static dev.parley.persona.context.Matter.PERSON;
import static dev.parley.persona.context.Matter.PROMPT;
import static dev.parley.persona.context.Matter.PURPOSE;
import static dev.parley.persona.context.Matter.RITUALS;
import static dev.parley.persona.context.Matter.SPECIALITIES;

import dev.parley.persona.context.CompiledContext.DynamicVariables;
import dev.parley.persona.context.CompiledContext.ForElevenLabs;
import dev.parley.persona.context.CompiledContext.ForLiveKit;
import dev.parley.persona.context.CompiledContext.ForTavus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what the AI should know. What a person told us is fenced as data, so that it cannot pose as an instruction;
/// what they did not tell us is left out, heading and all; and what has no room is cut, what matters least first.
final class ContextCompiler {
    private static final String NAMELESS = "friend";
    /// A persona's instructions may fill pages; a style is a paragraph.
    private static final int STYLE_BYTES_MAX = 1_000;

    private final Brief brief;
    private final Budgets budgets;
    private final Map<Matter, Section> material;
    private final Optional<String> userName;

    private ContextCompiler(Brief brief, Budgets budgets) {
        this.brief = brief;
        this.budgets = budgets;
        this.material = Material.of(brief);
        this.userName = brief.person().name().map(Written::name).filter(name -> !name.isEmpty());
    }

    static CompiledContext compile(Brief brief, Budgets budgets) {
        return new ContextCompiler(brief, budgets).compile();
    }

    private CompiledContext compile() {
        var speaker = brief.speaker();
        var greeting = Greeting.of(speaker.greeting(), userName, budgets.greeting());
        var tavus = new ForTavus(speaker.tavusPersonaId(), speaker.tavusReplicaId(), everything(budgets.tavus()),
                greeting);
        var livekit = new ForLiveKit(speaker.livekitAgentName(), everything(budgets.livekit()), greeting,
                speaker.voice());
        var elevenlabs = new ForElevenLabs(speaker.elevenlabsAgentId(), variables(budgets.elevenlabs()));
        return new CompiledContext(speaker.personaId(), speaker.personaVersion(), speaker.interpreterId(),
                speaker.name(), brief.kind(), ContextDigest.of(speaker, tavus, livekit, elevenlabs),
                speaker.vendors(), speaker.language().map(Written::oneLine).filter(language -> !language.isEmpty()),
                tavus, livekit, elevenlabs);
    }

    private String everything(int bytesMax) {
        var page = Page.of(shared(bytesMax), INSTRUCTIONS, SPECIALITIES, GUARDRAILS, PURPOSE, PROMPT, PARTICIPANTS,
                PERSON,
                DREAM, EMOTIONS, INTERPRETATION, GOALS, FEELINGS, RITUALS, ONBOARDING, MEMORY);
        return Page.fit(List.of(page), bytesMax).getFirst().render();
    }

    /// An agent's prompt names its variables in sentences of its own, so those about the person and the dream say
    /// something even when nothing is known.
    private DynamicVariables variables(int bytesMax) {
        var name = Cut.toBytes(userName.orElse(NAMELESS), bytesMax);
        var emotions = fitting(Material.emotions(brief), bytesMax - Cut.bytes(name));
        var pages = Page.fit(List.of(
                Page.of(material, PERSON, GOALS, FEELINGS, RITUALS, ONBOARDING)
                        .orElse(PERSON, "They have not told us about themselves yet."),
                Page.of(material, DREAM, EMOTIONS, INTERPRETATION)
                        .orElse(DREAM, "There is no dream to talk about."),
                Page.of(material, PURPOSE, PROMPT, PARTICIPANTS, MEMORY),
                Page.of(inShort(shared(bytesMax)), INSTRUCTIONS, SPECIALITIES, GUARDRAILS)),
                bytesMax - Cut.bytes(name) - emotions.stream().mapToInt(Cut::bytes).sum());
        return new DynamicVariables(name, pages.get(0).render(), pages.get(1).render(), emotions,
                pages.get(2).render(), pages.get(3).render());
    }

    /// However much somebody writes about a persona, there is room left for the person it talks to.
    private Map<Matter, Section> shared(int bytesMax) {
        var shared = new EnumMap<>(material);
        shared.computeIfPresent(INSTRUCTIONS, (_, section) -> section.cutTo(bytesMax / 2).orElse(null));
        shared.computeIfPresent(GUARDRAILS, (_, section) -> section.cutTo(bytesMax / 4).orElse(null));
        return shared;
    }

    private static Map<Matter, Section> inShort(Map<Matter, Section> material) {
        var shorter = new EnumMap<>(material);
        shorter.computeIfPresent(INSTRUCTIONS, (_, section) -> section.cutTo(STYLE_BYTES_MAX).orElse(section));
        return shorter;
    }

    private static List<String> fitting(List<String> words, int bytesMax) {
        var fitting = new ArrayList<String>();
        int room = bytesMax;
        for (var word : words) {
            room -= Cut.bytes(word);
            if (room < 0) {
                break;
            }
            fitting.add(word);
        }
        return fitting;
    }
}
