package dev.parley.stack;

import dev.parley.stack.infrastructure.Ports;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;
import dev.parley.stack.process.Probe;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of the parts: where each listens, which process it is, whether it is ready, and what it takes.
final class Status {
    private static final String ROW = "%-28s%6s%9s  %-7s%12s%9s  %s";

    private final Layout layout;
    private final Clock clock;
    private final Steps steps;

    Status(Layout layout, Clock clock, Steps steps) {
        this.layout = layout;
        this.clock = clock;
        this.steps = steps;
    }

    private record Part(String name, int port, Optional<RunRecord> record, boolean isReady) {
        boolean usesAotCache() {
            return record.map(RunRecord::usesAotCache).orElse(false);
        }
    }

    /// @return whether every part is ready
    boolean print() throws IOException, InterruptedException {
        var parts = parts();
        steps.say(ROW.formatted("part", "port", "pid", "ready", "up", "MiB", "AOT"));
        parts.forEach(part -> steps.say(row(part)));
        return parts.stream().allMatch(Part::isReady);
    }

    private List<Part> parts() throws IOException, InterruptedException {
        var stack = running(StackLock.STACK);
        var parts = new ArrayList<Part>();
        // The gateway and Kafka live in the process of the stack itself.
        parts.add(listening("gateway", layout.gatewayPort(), stack));
        for (var service : Service.values()) {
            parts.add(new Part(service.title(), layout.port(service), running(service.title()),
                    Probe.isOk(layout.readiness(service))));
        }
        parts.add(listening(Infrastructure.POSTGRES, layout.postgresPort(), running(Infrastructure.POSTGRES)));
        parts.add(listening(Infrastructure.KAFKA, layout.kafkaPort(), stack));
        parts.add(listening(Infrastructure.REDIS, layout.redisPort(), running(Infrastructure.REDIS)));
        return parts;
    }

    private static Part listening(String name, int port, Optional<RunRecord> record) {
        return new Part(name, port, record, !Ports.isFree(port));
    }

    private Optional<RunRecord> running(String part) throws IOException {
        return RunRecord.read(layout.run(), part).filter(record -> record.process().isPresent());
    }

    private String row(Part part) {
        var pid = part.record().map(record -> Long.toString(record.pid())).orElse("-");
        var age = part.record().map(record -> age(Duration.between(record.startedAt(), clock.instant()))).orElse("-");
        var memory = part.record().map(Status::memory).orElse("-");
        return ROW.formatted(part.name(), part.port(), pid, part.isReady() ? "yes" : "no", age, memory,
                part.usesAotCache() ? "yes" : "no");
    }

    private static String memory(RunRecord record) {
        var mib = ResidentMemory.mib(record.pid());
        return mib.isPresent() ? Long.toString(mib.getAsLong()) : "-";
    }

    private static String age(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
