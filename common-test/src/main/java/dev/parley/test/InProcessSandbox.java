package dev.parley.test;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toMap;

import dev.parley.stack.infrastructure.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.jar.JarFile;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/// The packaged vendor sandbox inside this JVM, on a free loopback port and with settings of its own. It and the tests
/// see nothing of each other's classes or settings; what it has to say goes to the tests' log.
///
/// Started below Quarkus's `main`, which would end the JVM when the application ends.
public final class InProcessSandbox implements AutoCloseable {
    /// Names its whole class path, as it is packaged as `aot-jar`; a `fast-jar` would not.
    private static final Path JAR = Path.of("deploy", "vendor-sandbox", "target", "quarkus-app", "quarkus-run.jar");
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";
    private static final String SETTINGS = "META-INF/microprofile-config.properties";
    /// What an application sets for the whole JVM as it starts, meaning only itself.
    private static final List<String> MEANT_FOR_ITSELF = List.of("io.", "java.", "logging.", "org.", "vertx.");

    private final URLClassLoader classes;
    private final AutoCloseable application;
    private final int port;

    private InProcessSandbox(URLClassLoader classes, AutoCloseable application, int port) {
        this.classes = classes;
        this.application = application;
        this.port = port;
    }

    /// Returns when it answers. The settings are those of its README.
    public static InProcessSandbox start(Map<String, String> settings) {
        try {
            var port = Ports.free();
            var folder = Files.createTempDirectory("vendor-sandbox-");
            var properties = libraryProperties();
            try {
                write(settings, port, folder.resolve(SETTINGS));
                return start(folder.toUri().toURL(), port);
            } finally {
                restore(properties);
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The vendor sandbox did not start", e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try (classes) {
            onThreadOf(classes, () -> {
                application.close();
                return application;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The vendor sandbox did not end cleanly", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The vendor sandbox did not end cleanly", e.getCause());
        }
    }

    private static InProcessSandbox start(URL settings, int port) throws IOException {
        var jar = jar();
        var classes = new URLClassLoader("vendor-sandbox", new URL[]{settings, jar.toUri().toURL()},
                ClassLoader.getPlatformClassLoader());
        try {
            openPackages(jar, classes.getUnnamedModule());
            return new InProcessSandbox(classes, onThreadOf(classes, () -> startApplication(classes)), port);
        } catch (ExecutionException e) {
            classes.close();
            throw new IllegalStateException("The vendor sandbox did not start", e.getCause());
        }
    }

    private static AutoCloseable startApplication(ClassLoader classes) throws ReflectiveOperationException {
        var type = classes.loadClass(APPLICATION);
        var application = (AutoCloseable) type.getConstructor().newInstance();
        type.getMethod("start", String[].class).invoke(application, (Object) new String[0]);
        return application;
    }

    /// Above system properties and environment, where the tests' own application may have left its port and profile.
    private static void write(Map<String, String> settings, int port, Path file) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        properties.putAll(Map.of("config_ordinal", "1000", "quarkus.profile", "prod",
                "quarkus.http.host", "127.0.0.1", "quarkus.http.port", String.valueOf(port)));
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    private static void delete(Path folder) throws IOException {
        for (@Nullable
        Path path = folder.resolve(SETTINGS); path != null && path.startsWith(folder); path = path.getParent()) {
            Files.deleteIfExists(path);
        }
    }

    private static Map<String, String> libraryProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> MEANT_FOR_ITSELF.stream().anyMatch(name::startsWith))
                .collect(toMap(name -> name, System::getProperty));
    }

    /// Otherwise the tests' own application would be without WebSockets if the sandbox is.
    private static void restore(Map<String, String> properties) {
        libraryProperties().keySet().stream().filter(not(properties::containsKey)).forEach(System::clearProperty);
        properties.forEach(System::setProperty);
    }

    /// As `java -jar` does for `Add-Opens` in the manifest: without, Quarkus's worker threads die.
    private static void openPackages(Path jar, Module sandbox) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (var opened : file.getManifest().getMainAttributes().getValue("Add-Opens").split(" ", -1)) {
                var name = opened.split("/", -1);
                var module = ModuleLayer.boot().findModule(name[0]).orElseThrow();
                ByteBuddyAgent.install().redefineModule(module, Set.of(), Map.of(), Map.of(name[1], Set.of(sandbox)),
                        Set.of(), Map.of());
            }
        }
    }

    /// Threads that the application starts take over what they find on this one.
    private static <T> T onThreadOf(ClassLoader classes, Callable<T> action) throws ExecutionException {
        var task = new FutureTask<>(action);
        var thread = Thread.ofPlatform().name("vendor-sandbox").inheritInheritableThreadLocals(false).unstarted(task);
        thread.setContextClassLoader(classes);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the vendor sandbox", e);
        }
    }

    private static Path jar() {
        var jar = projectRoot().resolve(JAR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("These tests need the vendor sandbox, which is not built: run"
                    + " mvn -pl deploy/vendor-sandbox package -Dquick first");
        }
        return jar;
    }

    private static Path projectRoot() {
        for (@Nullable
        Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("The tests run outside the project: no folder above holds .mvn");
    }
}
