package dev.parley.service.error;

import io.smallrye.config.ConfigMapping;

import java.util.List;
import java.util.Optional;

/// Which routes answer in an older shape. Everything else answers problem details, unknown routes included.
@ConfigMapping(prefix = "parley.errors")
interface ErrorConfig {

    /// Path prefixes that answer `{"detail": …}`.
    Optional<List<String>> detailPaths();

    /// Path prefixes that answer `{"success": false, "error": …}`.
    Optional<List<String>> successPaths();
}
