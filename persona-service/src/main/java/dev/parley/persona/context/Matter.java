package dev.parley.persona.context;

/// What a context speaks of, and under which heading. The order is that of importance, least first: where a budget is
/// short, the first of these loses its sentences before the next one loses any.
enum Matter {
    RITUALS("Rituals the person likes"), //
    SPECIALITIES("What you know best"), //
    ONBOARDING("What the person said when they joined"), //
    FEELINGS("Feelings that matter to the person"), //
    MEMORY("Earlier conversations"), //
    GOALS("Goals"), //
    INTERPRETATION("An interpretation of the dream"), //
    EMOTIONS("How the dream felt"), //
    DREAM("The dream"), //
    PERSON("About the person"), //
    PARTICIPANTS("Who takes part"), //
    PROMPT("What the person wants to talk about"), //
    INSTRUCTIONS("Who you are"), //
    GUARDRAILS("What you never do"), //
    PURPOSE("This conversation");

    private final String heading;

    Matter(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }
}
