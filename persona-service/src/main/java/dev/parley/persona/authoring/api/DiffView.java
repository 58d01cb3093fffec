package dev.parley.persona.authoring.api;

import dev.parley.persona.authoring.PersonaChange;
import java.util.List;

record DiffView(int from, int to, List<PersonaChange> changes) {}
