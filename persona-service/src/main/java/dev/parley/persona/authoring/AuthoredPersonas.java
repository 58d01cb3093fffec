package dev.parley.persona.authoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.PersonaId;
import dev.parley.persona.platform.PersonalData;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/// The personas that a person wrote, with all that they ever were. Everybody's are nobody's personal data.
@ApplicationScoped
class AuthoredPersonas implements PersonalData {
    private final PersonaRepository personas;
    private final PersonaVersionRepository versions;

    AuthoredPersonas(PersonaRepository personas, PersonaVersionRepository versions) {
        this.personas = personas;
        this.versions = versions;
    }

    @Override
    public String section() {
        return "personas";
    }

    @Override
    @WithTransaction
    public Uni<List<ArchivedPersona>> archive(PersonId person) {
        return versions.allOf(person).map(AuthoredPersonas::byPersona);
    }

    /// The versions go with their persona.
    @Override
    @WithTransaction
    public Uni<Void> erase(PersonId person) {
        return personas.delete("personId", person.value()).replaceWithVoid();
    }

    private static List<ArchivedPersona> byPersona(List<PersonaVersion> versions) {
        var archived = versions.stream()
                .collect(groupingBy(PersonaVersion::persona, LinkedHashMap::new, toList()));
        return archived.entrySet().stream()
                .map(it -> new ArchivedPersona(it.getKey(), it.getValue().stream().map(ArchivedVersion::of).toList()))
                .toList();
    }

    /// Oldest version first.
    record ArchivedPersona(PersonaId id, List<ArchivedVersion> versions) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ArchivedVersion(int version, String digest, Instant madeAt, PersonaContent content) {

        static ArchivedVersion of(PersonaVersion version) {
            return new ArchivedVersion(version.version(), version.digest(), version.madeAt(), version.content());
        }
    }
}
