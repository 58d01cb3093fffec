package dev.parley.persona.authoring;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonaId;
import java.time.Instant;
import java.util.List;

public final class PersonaFixtures {

    private PersonaFixtures() {}

    public static PersonaVersion version(String name, String instructions, String greeting) {
        return new PersonaVersion(new PersonaId("a-persona"), 1, content(name, instructions, greeting), Instant.EPOCH);
    }

    public static PersonaContent content(String name, String instructions, String greeting) {
        return new PersonaContent(name, null, instructions, greeting, List.of(), List.of(), null,
                PersonaContent.VendorSettings.NONE, List.of(Vendor.values()), true);
    }
}
