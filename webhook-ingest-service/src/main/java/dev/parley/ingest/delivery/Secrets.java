package dev.parley.ingest.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which members of a payload hold what must not be kept, in whatever spelling a vendor has for them.
final class Secrets {
    private static final Set<String> NAMES = Set.of("authorization", "apikey", "signingkey", "webhookurl",
            "callbackurl", "conversationsignature", "signedurl");
    private static final List<String> ENDINGS = List.of("token", "password", "secret");
    /// So ElevenLabs names variables that its own models may not see.
    private static final String SECRET_VARIABLE = "secret__";

    private Secrets() {}

    static boolean isSecret(String name) {
        if (name.startsWith(SECRET_VARIABLE)) {
            return true;
        }
        var plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        if (NAMES.contains(plain)) {
            return true;
        }
        for (var ending : ENDINGS) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
