package dev.parley.stack.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All routes in the order of precedence that the Gateway API sets: path, then method, then as they were written.
public final class RouteTable {
    private static final Comparator<Route> PRECEDENCE = Comparator.comparing(Route::path, PathMatch.PRECEDENCE)
            .thenComparing(route -> route.method().isEmpty());

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(PRECEDENCE).toList();
    }

    public Optional<String> serviceFor(String method, String path) {
        return routes.stream().filter(route -> route.matches(method, path)).map(Route::service).findFirst();
    }
}
