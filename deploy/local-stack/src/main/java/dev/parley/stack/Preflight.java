package dev.parley.stack;

import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Port;
import dev.parley.stack.plan.Service;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// What can be known to go wrong before anything is started, each in a sentence that says what to do.
final class Preflight {
    private static final long FREE_MIB_MIN = 500;

    private Preflight() {}

    static void check(Layout layout, List<Port> ports) throws IOException {
        checkDisk(layout);
        checkPrograms(layout);
        ports.forEach(Preflight::checkPort);
    }

    private static void checkDisk(Layout layout) throws IOException {
        Files.createDirectories(layout.home());
        var freeMib = Files.getFileStore(layout.home()).getUsableSpace() >> 20;
        if (freeMib < FREE_MIB_MIN) {
            throw new StackFailure("Only %d MiB are free on the disk of %s: make room for at least %d MiB."
                    .formatted(freeMib, layout.home(), FREE_MIB_MIN));
        }
    }

    private static void checkPrograms(Layout layout) {
        for (var service : Service.values()) {
            if (!Files.exists(layout.program(service).resolve("quarkus-run.jar"))) {
                throw new StackFailure("%s is not built: run ./parley up, which builds it.".formatted(service.title()));
            }
        }
    }

    private static void checkPort(Port port) {
        if (!Ports.isFree(port.number())) {
            throw new StackFailure(("Port %d, which %s needs, is taken by another program: end that program,"
                    + " or move all ports with PARLEY_PORT_BASE_OFFSET=100.").formatted(port.number(), port.owner()));
        }
    }
}
