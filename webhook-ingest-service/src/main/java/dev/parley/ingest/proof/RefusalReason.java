package dev.parley.ingest.proof;

import java.util.Locale;

/// Why a proof did not hold, as far as it can be told from what came.
public enum RefusalReason {
    /// There is no signature, no token, no secret.
    MISSING,
    /// It is not in the form that the vendor's proofs have.
    MALFORMED,
    /// A bearer token, as callers of an API send it, and no webhook's: somebody put it there, or calls the wrong route.
    BEARER_PREFIX,
    /// It names a key that is none of ours, or no secret is configured to check it with.
    UNKNOWN_KEY,
    /// It was made with another secret; where the signature covers the body, that may be another one instead.
    WRONG_KEY,
    /// It was good once, or will be: it is too old, or one of the clocks is wrong.
    CLOCK,
    /// The body says what was signed, but was written anew on its way: parsed and printed by a proxy or a framework.
    BODY_RE_SERIALISED,
    /// The body is not the one that was signed.
    OTHER_BODY;

    /// As metrics and operators read it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
