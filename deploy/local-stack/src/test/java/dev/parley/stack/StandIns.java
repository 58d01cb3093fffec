package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A project whose services are all [StandInService].
final class StandIns {
    private StandIns() {}

    static void build(Layout layout) throws IOException {
        for (var service : Service.values()) {
            buildOne(layout.program(service));
        }
        Files.createDirectories(layout.routes());
        try (var routes = Files.newDirectoryStream(Path.of("..", "..", "k8s", "base"))) {
            for (var route : routes) {
                Files.copy(route, layout.routes().resolve(route.getFileName()));
            }
        }
    }

    private static void buildOne(Path program) throws IOException {
        var classes = StandInService.class.getProtectionDomain().getCodeSource().getLocation().toString();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
        Files.createDirectories(program);
        new JarOutputStream(Files.newOutputStream(program.resolve("quarkus-run.jar")), manifest).close();
    }
}
