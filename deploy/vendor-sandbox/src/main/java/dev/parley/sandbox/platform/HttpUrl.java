package dev.parley.sandbox.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// An address somebody wants to be told at.
public final class HttpUrl {
    private HttpUrl() {}

    /// Empty for what is none: an exception's words would quote it.
    public static Optional<URI> of(String text) {
        try {
            var url = new URI(text);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
