package dev.parley.stack.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads the `HTTPRoute` resources among the Kubernetes files of a directory. It understands the matches that Parley
/// uses, path and method; one backend for each rule.
public final class RouteFiles {
    private RouteFiles() {}

    public static RouteTable read(Path directory) throws IOException {
        var routes = new ArrayList<Route>();
        try (var files = Files.newDirectoryStream(directory, "*.yaml")) {
            var sorted = new ArrayList<Path>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (var file : sorted) {
                routes.addAll(readFile(file));
            }
        }
        if (routes.isEmpty()) {
            throw new IOException("No HTTPRoute was found in " + directory);
        }
        return new RouteTable(routes);
    }

    private static List<Route> readFile(Path file) throws IOException {
        var routes = new ArrayList<Route>();
        try (var reader = Files.newBufferedReader(file)) {
            for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(reader)) {
                if (document instanceof Map<?, ?> resource && "HTTPRoute".equals(resource.get("kind"))) {
                    for (var rule : maps(map(resource, "spec"), "rules")) {
                        routes.addAll(routesOf(rule));
                    }
                }
            }
        } catch (YAMLException | IllegalArgumentException e) {
            throw new IOException(file + " holds an HTTPRoute that cannot be read: " + e.getMessage(), e);
        }
        return routes;
    }

    private static List<Route> routesOf(Map<?, ?> rule) {
        var service = text(maps(rule, "backendRefs").getFirst(), "name");
        return maps(rule, "matches").stream().map(match -> {
            var path = map(match, "path");
            var method = Optional.ofNullable(match.get("method")).map(Object::toString);
            return new Route(PathMatch.of(text(path, "type"), text(path, "value")), method, service);
        }).toList();
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        if (parent.get(key) instanceof Map<?, ?> child) {
            return child;
        }
        throw new IllegalArgumentException("\"" + key + "\" is missing");
    }

    private static List<? extends Map<?, ?>> maps(Map<?, ?> parent, String key) {
        if (parent.get(key) instanceof List<?> children && !children.isEmpty()) {
            return children.stream().map(child -> (Map<?, ?>) child).toList();
        }
        throw new IllegalArgumentException("\"" + key + "\" is missing");
    }

    private static String text(Map<?, ?> parent, String key) {
        if (parent.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("\"" + key + "\" is missing");
    }
}
