package dev.parley.stack.gateway;

import java.util.Comparator;

/// How a route recognises a path, as the Gateway API defines it.
sealed interface PathMatch {
    /// The more specific first: an exact path before any prefix, a long prefix before a short one.
    Comparator<PathMatch> PRECEDENCE = Comparator.<PathMatch>comparingInt(match -> switch (match) {
        case Exact _ -> 0;
        case Prefix _ -> 1;
    }).thenComparing(match -> match.value().length(), Comparator.reverseOrder());

    String value();

    boolean matches(String path);

    static PathMatch of(String type, String value) {
        return switch (type) {
            case "Exact" -> new Exact(value);
            case "PathPrefix" -> new Prefix(value);
            default -> throw new IllegalArgumentException("Path match type \"" + type + "\" is not supported");
        };
    }

    record Exact(String value) implements PathMatch {
        @Override
        public boolean matches(String path) {
            return path.equals(value);
        }
    }

    /// Compares element by element: `/v1/voice` covers `/v1/voice/sessions` and not `/v1/voices`. A slash at the end
    /// means nothing.
    record Prefix(String value) implements PathMatch {
        public Prefix {
            value = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        }

        @Override
        public boolean matches(String path) {
            return path.startsWith(value) && (path.length() == value.length() || path.charAt(value.length()) == '/');
        }
    }
}
