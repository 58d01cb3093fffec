package dev.parley.session.tavus;

/// How our key travels. Tavus asks for the first; products that stand before it may ask for the second.
public enum KeyHeader {
    X_API_KEY("x-api-key", ""), //
    BEARER("Authorization", "Bearer ");

    private final String header;
    private final String before;

    KeyHeader(String header, String before) {
        this.header = header;
        this.before = before;
    }

    String header() {
        return header;
    }

    String value(String key) {
        return before + key;
    }
}
