package dev.parley.sandbox.tavus.callbacks;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.HttpUrl;
import dev.parley.sandbox.platform.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Reads the address a request wants to be told at.
public final class CallbackUrl {
    private CallbackUrl() {}

    public static @Nullable URI of(Fields request) {
        var text = request.text("callback_url");
        if (text.isEmpty()) {
            return null;
        }
        return HttpUrl.of(text).orElseThrow(() -> new Refused(400, "Invalid callback_url"));
    }
}
