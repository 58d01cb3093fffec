package dev.parley.sandbox.tavus.personas;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Forgetful;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.tavus.settings.NewId;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every persona, behind one lock.
@Singleton
public class Personas implements Forgetful {
    private final Map<String, Persona> personas = new LinkedHashMap<>();
    private final TavusConfig config;
    private final SandboxClock clock;
    private long rows;

    public Personas(TavusConfig config, SandboxClock clock) {
        this.config = config;
        this.clock = clock;
    }

    public synchronized Persona create(Fields request) {
        var asked = PersonaFields.read(request);
        var now = clock.instant();
        var persona = new Persona(NewId.startingWith("p"), config.naming().of(rows++), asked, now, now);
        personas.put(persona.id(), persona);
        return persona;
    }

    /// Newest first.
    public synchronized List<Persona> all() {
        return List.copyOf(personas.values()).reversed();
    }

    public synchronized Optional<Persona> find(String id) {
        return Optional.ofNullable(personas.get(id));
    }

    public synchronized Persona required(String id) {
        return find(id).orElseThrow(() -> new Refused(400, "Invalid persona_id"));
    }

    /// Empty if that changes nothing.
    ///
    /// @param patch
    ///            as RFC 6902 writes it
    public synchronized Optional<Persona> change(String id, byte[] patch) {
        var persona = required(id);
        var asked = PersonaFields.read(new Fields(JsonPatching.apply(persona.asked(), patch)));
        if (asked.equals(persona.asked())) {
            return Optional.empty();
        }
        var changed = persona.with(asked, clock.instant());
        personas.put(id, changed);
        return Optional.of(changed);
    }

    public synchronized void delete(String id) {
        personas.remove(required(id).id());
    }

    @Override
    public synchronized void clear() {
        personas.clear();
        rows = 0;
    }
}
