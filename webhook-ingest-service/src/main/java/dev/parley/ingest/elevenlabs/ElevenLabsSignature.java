package dev.parley.ingest.elevenlabs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.ingest.proof.Hmac;
import dev.parley.ingest.proof.RefusalReason;
import dev.parley.ingest.proof.SignatureNotValid;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `ElevenLabs-Signature: t=<Unix seconds>,v0=<lower-case hex>`, the HMAC-SHA256 of `<t>.<body>`. The parts come in any
/// order and without a space; there may be several `v0` while a secret is being replaced.
@ApplicationScoped
class ElevenLabsSignature {
    private static final String TIME = "t=";
    private static final String SIGNATURE = "v0=";
    private static final int SIGNATURES_MAX = 5;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final List<String> secrets;
    private final ElevenLabsConfig config;
    private final Clock clock;

    ElevenLabsSignature(ElevenLabsConfig config, Clock clock) {
        this.secrets = config.webhookSecrets().orElse(List.of());
        this.config = config;
        this.clock = clock;
    }

    void verify(@Nullable String header, byte[] body) {
        if (header == null) {
            throw new SignatureNotValid(RefusalReason.MISSING);
        }
        var time = new ArrayList<String>();
        var signatures = new ArrayList<String>();
        for (var part : header.split(",", -1)) {
            if (part.startsWith(TIME)) {
                time.add(part.substring(TIME.length()));
            } else if (part.startsWith(SIGNATURE)) {
                signatures.add(part.substring(SIGNATURE.length()));
            }
        }
        if (time.size() != 1 || !SECONDS.matcher(time.getFirst()).matches() || signatures.isEmpty()
                || signatures.size() > SIGNATURES_MAX) {
            throw new SignatureNotValid(header.regionMatches(true, 0, "Bearer ", 0, 7)
                    ? RefusalReason.BEARER_PREFIX
                    : RefusalReason.MALFORMED);
        }
        if (secrets.isEmpty()) {
            throw new SignatureNotValid(RefusalReason.UNKNOWN_KEY);
        }
        verify(time.getFirst(), signatures, body);
    }

    private void verify(String time, List<String> signatures, byte[] body) {
        var before = (time + ".").getBytes(US_ASCII);
        if (!Hmac.isAnyValid(signatures, secrets, before, body)) {
            throw new SignatureNotValid(Hmac.isAnyValid(signatures, secrets, before, Hmac.compact(body))
                    ? RefusalReason.BODY_RE_SERIALISED
                    : RefusalReason.WRONG_KEY);
        }
        var age = clock.instant().getEpochSecond() - Long.parseLong(time);
        if (age > config.ageMax().toSeconds() || age < -config.aheadMax().toSeconds()) {
            throw new SignatureNotValid(RefusalReason.CLOCK);
        }
    }
}
