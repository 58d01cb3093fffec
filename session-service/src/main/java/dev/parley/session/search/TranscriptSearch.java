package dev.parley.session.search;

import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActingFunctions;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;

/// Looks for words in what was said to and by one person.
@ApplicationScoped
public class TranscriptSearch {
    private final ActingFunctions functions;

    TranscriptSearch(ActingFunctions functions) {
        this.functions = functions;
    }

    /// Newest session first.
    ///
    /// @param wanted
    ///            as people write to search engines: words, `"a phrase"`, `or`, `-without`
    public Uni<Page<Hit>> page(PersonId person, String wanted, PageRequest page) {
        var after = page.after().map(HitPosition::of);
        return functions.call("search_transcripts", person.value(), wanted,
                after.map(last -> last.requestedAt().atOffset(ZoneOffset.UTC)).orElse(null),
                after.map(HitPosition::session).orElse(null), after.map(HitPosition::turn).orElse(null),
                page.oneMore())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Hit::of).toList())
                .map(found -> Page.of(page, found, Hit::cursor));
    }
}
