package dev.parley.session.erasure;

import java.time.Instant;
import java.util.Optional;

/// That a person was erased.
///
/// @param personDigest
///            the SHA-256 of their id, so that only whoever knows the id can tell whose it is
/// @param askedAt
///            what began up to then is gone
/// @param conversations
///            how many a vendor was asked to delete
/// @param outstanding
///            how many of them it has not confirmed
/// @param doneAt
///            when nothing was left, at the vendors either
public record Receipt(String personDigest, Instant askedAt, Instant erasedAt, int sessions, int turns,
        int conversations, int outstanding, Optional<Instant> doneAt) {}
