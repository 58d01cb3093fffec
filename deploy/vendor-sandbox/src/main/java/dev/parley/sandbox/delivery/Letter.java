package dev.parley.sandbox.delivery;

import java.util.Map;

/// A request as it goes over the wire.
public record Letter(Map<String, String> headers, byte[] body, boolean isChunked) {
    public static Letter of(Map<String, String> headers, byte[] body) {
        return new Letter(headers, body, false);
    }

    public static Letter chunked(Map<String, String> headers, byte[] body) {
        return new Letter(headers, body, true);
    }

    /// Headers sign, and bodies are what people said.
    @Override
    public String toString() {
        return "Letter[" + body.length + " bytes]";
    }
}
