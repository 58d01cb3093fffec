package dev.parley.persona.authoring;

import dev.parley.model.id.PersonId;

/// Which personas a list shows: those of one person, and everybody's.
record PersonaFilter(PersonId person, boolean ownActiveOnly, boolean everybodysActiveOnly) {

    /// Only an admin sees what everybody does not see yet, or no more.
    static PersonaFilter of(Author author, boolean activeOnly) {
        return new PersonaFilter(author.person(), activeOnly, activeOnly || !author.isAdmin());
    }
}
