package dev.parley.service.paging;

import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for, as a `@BeanParam`.
public record PageRequest(@RestQuery @DefaultValue("50") Limit limit, @RestQuery @Nullable String cursor) {

    /// The place after which this page begins; empty for the first.
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursor).map(Cursor::decode);
    }

    /// One item more than fits tells whether there is a next page.
    public int oneMore() {
        return limit.items() + 1;
    }
}
