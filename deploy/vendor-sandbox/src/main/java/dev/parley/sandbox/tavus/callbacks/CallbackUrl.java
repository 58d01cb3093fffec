package dev.parley.sandbox.tavus.callbacks;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the address a request wants to be told at.
public final class CallbackUrl {
    private CallbackUrl() {}

    public static @Nullable URI of(Fields request) {
        var text = request.text("callback_url");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var url = new URI(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Refused below: the exception's words would quote the address.
        }
        throw new Refused(400, "Invalid callback_url");
    }
}
