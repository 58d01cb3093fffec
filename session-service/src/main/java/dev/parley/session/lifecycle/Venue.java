package dev.parley.session.lifecycle;

import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.id.SessionId;
import dev.parley.session.peer.PersonaClient.Context;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A vendor at which sessions can take place. It fails with a `VendorFailure`.
interface Venue {

    Vendor vendor();

    Uni<Place> open(Opening opening);

    /// The same again, for a session that is active.
    Uni<Join> join(Session session);

    /// The conversation that a start may have opened before it died.
    Uni<Optional<String>> find(SessionId session);

    /// Ends a conversation. One that is over or unknown is as good as ended.
    Uni<Void> close(String conversation);

    /// Ends it, and leaves nothing of it there.
    Uni<Void> discard(String conversation);

    /// @param mayBeOpen
    ///            whether a start that died may have opened it already: then that is the one
    record Opening(SessionId session, PersonId person, SessionKind kind, Context context, long limitSeconds,
            boolean mayBeOpen) {}

    /// Where a session takes place.
    ///
    /// @param replica
    ///            whom Tavus was asked to show; absent elsewhere, and where that was left to the persona
    record Place(String conversation, Join join, @Nullable String replica) {

        Place(String conversation, Join join) {
            this(conversation, join, null);
        }
    }
}
