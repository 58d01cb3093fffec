package dev.parley.bench;

import dev.parley.stack.identity.TokenMint;
import dev.parley.stack.infrastructure.Directories;
import dev.parley.stack.plan.Credentials;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.process.RunRecord;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The packaged stack as people start it, beside any other that may be running, and gone without a trace afterwards.
final class OwnStack implements AutoCloseable {
    /// Clear of the usual ports, of those of the system tests, and of those that the system hands out.
    private static final int PORT_OFFSET = 12_000;
    private static final String JAVA_OPTIONS = "PARLEY_JAVA_OPTS";
    /// A stack that people start spares memory, among others by doing without the second compiler. Here
    /// throughput counts.
    private static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";
    private static final String OFFSET = "PARLEY_PORT_BASE_OFFSET";
    private static final Duration TOKEN_VALID = Duration.ofHours(12);
    private static final Predicate<String> IS_STEP = Pattern.compile("^ *\\d+\\.\\d s  ").asPredicate();

    private final Layout layout;
    private final Map<String, String> environment;
    private final Path target;
    private boolean closed;

    private OwnStack(Layout layout, Map<String, String> environment, Path target) {
        this.layout = layout;
        this.environment = environment;
        this.target = target;
    }

    /// @param operator
    ///            the environment of this process
    static OwnStack in(Path project, Map<String, String> operator) {
        // On the disk where `.parley` would be too: a directory for temporary files may be memory, which commits faster.
        var target = project.resolve("bench").resolve("target");
        var offset = Layout.of(project, operator).portOffset() + PORT_OFFSET;
        var layout = new Layout(project, target.resolve("stack"), offset);
        return new OwnStack(layout, environment(layout, operator), target);
    }

    /// What is measured must not depend on what the operator has set for another stack, save the JVM's options.
    static Map<String, String> environment(Layout layout, Map<String, String> operator) {
        var environment = new HashMap<>(operator);
        environment.keySet().removeIf(name -> !name.equals(JAVA_OPTIONS)
                && (name.startsWith("PARLEY_") || name.startsWith("QUARKUS_") || name.startsWith("SANDBOX_")));
        environment.putIfAbsent(JAVA_OPTIONS, ALL_COMPILERS);
        environment.put("PARLEY_HOME", layout.home().toString());
        environment.put(OFFSET, Integer.toString(layout.portOffset()));
        environment.put("PARLEY_BUILD", "off");
        // Practice runs in the background would share the processors with what is measured.
        environment.put("PARLEY_TRAIN", "off");
        // How many conversations an account may have at once is the vendor's business, and not measured here.
        environment.put("SANDBOX_TAVUS_CONCURRENT_MAX", "1000000");
        return Map.copyOf(environment);
    }

    /// Whatever a run that was killed has left here is ended and wiped first.
    void up() throws IOException, InterruptedException {
        if (Files.exists(layout.run())) {
            parley("down");
        }
        Directories.delete(layout.home());
        Files.createDirectories(layout.home());
        parley("up", "-d");
    }

    URI address(Service service) {
        return layout.address(service);
    }

    URI management(Service service) {
        return URI.create("http://127.0.0.1:" + layout.managementPort(service));
    }

    /// As the kernel counts it.
    long residentMib(Service service) {
        try (var status = Files.lines(Path.of("/proc", pid(service), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElseThrow(() -> new BenchFailure("The kernel does not tell what a process occupies."));
        } catch (IOException e) {
            throw new BenchFailure("What " + service.title() + " occupies cannot be read.", e);
        }
    }

    /// Of all its threads, as the kernel counts it.
    double processorSeconds(Service service) {
        try {
            return ProcessHandle.of(Long.parseLong(pid(service)))
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(busy -> busy.toMillis() / 1000.0)
                    .orElseThrow(() -> new BenchFailure("The kernel does not tell how busy a process was."));
        } catch (IOException e) {
            throw new BenchFailure("How busy " + service.title() + " was cannot be read.", e);
        }
    }

    /// Stops them where they stand, until the result is closed.
    Held hold(Set<Service> services) {
        var held = new Held(services);
        services.forEach(service -> signal("STOP", service));
        return held;
    }

    private void signal(String name, Service service) {
        try {
            if (new ProcessBuilder("kill", "-" + name, pid(service)).start().waitFor() != 0) {
                throw new BenchFailure(service.title() + " does not take SIG" + name + ".");
            }
        } catch (IOException e) {
            throw new BenchFailure(service.title() + " cannot be sent SIG" + name + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while " + service.title() + " was sent SIG" + name + ".", e);
        }
    }

    private String pid(Service service) throws IOException {
        return RunRecord.read(layout.run(), service.title())
                .map(record -> Long.toString(record.pid()))
                .orElseThrow(() -> new BenchFailure(service.title() + " is not running."));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/parley";
    }

    String kafka() {
        return "127.0.0.1:" + layout.kafkaPort();
    }

    String serviceToken() throws IOException {
        var keys = Credentials.in(layout.keys()).identityProvider();
        return new TokenMint(keys, Clock.systemUTC()).mint("bench", "service", TOKEN_VALID);
    }

    /// The logs stay, for whoever wonders about an error.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            parley("down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the stack was ending", e);
        }
        var logs = target.resolve("log");
        Directories.delete(logs);
        if (Files.exists(layout.logs())) {
            Files.move(layout.logs(), logs, StandardCopyOption.REPLACE_EXISTING);
        }
        Directories.delete(layout.home());
    }

    private void parley(String... words) throws IOException, InterruptedException {
        var command = new String[words.length + 1];
        command[0] = layout.project().resolve("parley").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        var said = target.resolve(words[0] + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new BenchFailure(complaint(Files.readAllLines(said)));
        }
    }

    final class Held implements AutoCloseable {
        private final Set<Service> services;

        private Held(Set<Service> services) {
            this.services = services;
        }

        @Override
        public void close() {
            services.forEach(service -> signal("CONT", service));
        }
    }

    /// What the stack says about its end comes after the steps that went well.
    static String complaint(List<String> said) {
        var complaint = said.stream().filter(IS_STEP.negate()).filter(line -> !line.isBlank()).toList();
        return complaint.isEmpty() ? "The stack did not start, and did not say why." : String.join("\n", complaint);
    }
}
