package dev.parley.session.lifecycle;

import dev.parley.service.peer.Reserved;
import java.util.Optional;

/// What became of a wish to start.
///
/// @param join
///            absent where an earlier start with the key has come to its end meanwhile, as is `reserved`
public record Started(Session session, Optional<Join> join, Optional<Reserved> reserved) {

    static Started over(Session session) {
        return new Started(session, Optional.empty(), Optional.empty());
    }
}
