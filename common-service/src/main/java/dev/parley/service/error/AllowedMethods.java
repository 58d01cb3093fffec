package dev.parley.service.error;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/// What a 405 must name in `Allow` (RFC 9110). RESTEasy knows it and does not say, so its routing tables are asked.
final class AllowedMethods {

    private AllowedMethods() {}

    static Set<String> at(String path) {
        var methods = new TreeSet<String>();
        var classes = new RequestMapper<InitialMatch>(
                new ArrayList<>(ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()));
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            var remaining = match.remaining.isEmpty() ? "/" : match.remaining;
            for (var handler : match.value.handlers) {
                if (handler instanceof ClassRoutingHandler routes) {
                    routes.getMappers().forEach((method, mapper) -> {
                        if (method != null && mapper.map(remaining) != null) {
                            methods.add(method);
                        }
                    });
                }
            }
        }
        return methods;
    }
}
