package dev.parley.stack.gateway;

import java.util.Optional;

/// One match of an HTTPRoute and the service behind it.
///
/// @param method
///            empty means any
record Route(PathMatch path, Optional<String> method, String service) {
    boolean matches(String requestMethod, String requestPath) {
        return path.matches(requestPath) && (method.isEmpty() || method.get().equals(requestMethod));
    }
}
