package dev.parley.persona.authoring;

import dev.parley.model.id.PersonaId;
import dev.parley.persona.catalogue.Avatar;
import dev.parley.persona.catalogue.CatalogueService;
import dev.parley.service.paging.Cursor;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Reads personas. A service's transaction may see every row, so whose persona it is, is asked here too.
@ApplicationScoped
public class PersonaService {
    private final PersonaRepository personas;
    private final PersonaVersionRepository versions;
    private final CatalogueService catalogue;

    PersonaService(PersonaRepository personas, PersonaVersionRepository versions, CatalogueService catalogue) {
        this.personas = personas;
        this.versions = versions;
        this.catalogue = catalogue;
    }

    /// A person's own and everybody's, by name.
    @WithTransaction
    public Uni<Page<PersonaDetail>> list(Author author, boolean activeOnly, PageRequest request) {
        return personas.page(PersonaFilter.of(author, activeOnly), request.after(), request.oneMore())
                .map(found -> Page.of(request, found, PersonaRow::place))
                .chain(page -> avatars(page.items())
                        .map(avatars -> page.map(row -> row.with(worn(row.content(), avatars)))));
    }

    @WithTransaction
    public Uni<PersonaDetail> read(Author author, PersonaId id) {
        return seen(author, id).chain(persona -> detailed(persona, persona.version));
    }

    @WithTransaction
    public Uni<PersonaDetail> read(Author author, PersonaId id, int version) {
        return seen(author, id).chain(persona -> detailed(persona, version));
    }

    /// Of everybody's personas, only an admin reads what was not for everybody yet, or no more.
    @WithTransaction
    public Uni<Page<PersonaVersion>> history(Author author, PersonaId id, PageRequest request) {
        return seen(author, id)
                .chain(persona -> versions.before(id, beginOf(request), request.oneMore())
                        .map(found -> Page.of(request, found,
                                it -> new Cursor(String.valueOf(it.version), it.personaId))
                                .filter(it -> author.reads(persona, it))));
    }

    @WithTransaction
    public Uni<PersonaVersion> version(Author author, PersonaId id, int version) {
        return seen(author, id)
                .chain(persona -> versions.required(id, version).invoke(it -> author.requireReadable(persona, it)));
    }

    @WithTransaction
    public Uni<List<PersonaChange>> diff(Author author, PersonaId id, int from, int to) {
        return version(author, id, from)
                .chain(before -> version(author, id, to)
                        .map(after -> PersonaChange.between(before.content(), after.content())));
    }

    private Uni<Persona> seen(Author author, PersonaId id) {
        return personas.required(id).invoke(author::requireSeen);
    }

    private Uni<PersonaDetail> detailed(Persona persona, int version) {
        return versions.required(persona.id(), version)
                .chain(it -> avatar(it.content()).map(avatar -> PersonaDetail.of(persona, it, avatar)));
    }

    private Uni<Optional<Avatar>> avatar(PersonaContent content) {
        var id = content.avatarId();
        return id == null ? Uni.createFrom().item(Optional.empty()) : catalogue.avatar(id);
    }

    private Uni<List<Avatar>> avatars(List<PersonaRow> shown) {
        var ids = shown.stream().map(it -> it.content().avatarId()).filter(Objects::nonNull).distinct().toList();
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : catalogue.avatars(ids);
    }

    private static Optional<Avatar> worn(PersonaContent content, List<Avatar> avatars) {
        return avatars.stream().filter(it -> it.id().equals(content.avatarId())).findFirst();
    }

    private static int beginOf(PageRequest request) {
        return request.after().map(Cursor::number).orElse(Integer.MAX_VALUE);
    }
}
