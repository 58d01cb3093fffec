package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;

/// On whose behalf personas are read and written, and how far that reaches.
public record Author(PersonId person, Reach reach) {

    public enum Reach {
        /// Their own, and everybody's to read.
        PERSON,
        /// Any person's, and everybody's to read.
        SERVICE,
        /// All there are.
        ADMIN
    }

    boolean isAdmin() {
        return reach == Reach.ADMIN;
    }

    /// Nobody is told of a persona that they do not see.
    void requireSeen(Persona persona) {
        if (!sees(persona)) {
            throw new PersonaNotFound(persona.id());
        }
    }

    void requireChangeable(Persona persona) {
        requireSeen(persona);
        if (persona.isForEverybody()) {
            requireEverybodys();
        }
    }

    boolean reads(Persona persona, PersonaVersion version) {
        return isAdmin() || !persona.isForEverybody() || version.content().active();
    }

    void requireReadable(Persona persona, PersonaVersion version) {
        if (!reads(persona, version)) {
            throw new PersonaVersionNotFound(persona.id(), version.version());
        }
    }

    void requireEverybodys() {
        if (!isAdmin()) {
            throw new PersonaIsEverybodys();
        }
    }

    private boolean sees(Persona persona) {
        return reach != Reach.PERSON || owns(persona) || persona.isForEverybody() && persona.isActive();
    }

    private boolean owns(Persona persona) {
        return person.equals(persona.owner());
    }
}
