package dev.parley.voice.agent.process;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.ActsAsService;
import dev.parley.voice.agent.AttendanceService;
import dev.parley.voice.platform.Awaited;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looks after the processes on this machine, whoever started them: one that ends is told of at once, one whose session
/// is over is ended, and no output grows without bound.
@ApplicationScoped
class ProcessWatch {
    private final Folders folders;
    private final Deaths deaths;
    private final ProcessConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final Set<AgentProcess> known = ConcurrentHashMap.newKeySet();

    ProcessWatch(Folders folders, Deaths deaths, ProcessConfig config, Clock clock, Vertx vertx) {
        this.folders = folders;
        this.deaths = deaths;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    /// From now on its end is noticed when it happens.
    void over(AgentProcess process, ProcessHandle handle) {
        if (known.add(process)) {
            handle.onExit().thenRun(() -> Thread.startVirtualThread(() -> ended(process)));
        }
    }

    @Scheduled(every = "${parley.agents.process.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> lookAtAll() {
        return vertx.executeBlocking(() -> {
            lookAtEach();
            return true;
        }).replaceWithVoid();
    }

    private void lookAtEach() throws IOException {
        var all = folders.all();
        if (all.isEmpty()) {
            return;
        }
        var living = deaths.living(all.stream().map(AgentProcess::session).distinct().toList());
        for (var process : all) {
            try {
                look(process, living.contains(process.session()));
            } catch (IOException e) {
                Log.warnf("A process is looked at again later sessionId=%s: %s", process.session(), e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look(AgentProcess process, boolean isSessionAlive) throws IOException, InterruptedException {
        process.trimLog(config.logBytesMost());
        if (process.overSince().isPresent()) {
            if (process.overSince().get().plus(config.keptFor()).isBefore(clock.instant())) {
                folders.remove(process);
                known.remove(process);
            }
        } else if (isSessionAlive) {
            process.running().ifPresentOrElse(handle -> over(process, handle), () -> endedUnlessStarting(process));
        } else if (process.since().plus(config.startWithin()).isBefore(clock.instant())) {
            process.end(config.endWithin());
            process.over();
        }
    }

    private void endedUnlessStarting(AgentProcess process) {
        var isStarting = process.pid().isEmpty() && process.since().plusSeconds(2).isAfter(clock.instant());
        if (!isStarting) {
            ended(process);
        }
    }

    /// What could not be told, or came before its session had begun, is told when all are looked at the next time.
    private void ended(AgentProcess process) {
        if (process.isReported()) {
            return;
        }
        try {
            if (deaths.tell(process.session(), process.attempt())) {
                process.reported();
            }
        } catch (IOException e) {
            Log.warnf("The end of a process is told again later sessionId=%s: %s", process.session(), e.toString());
        }
    }

    /// The way from this machine's processes to what all instances know.
    @ApplicationScoped
    static class Deaths {
        private final Report report;

        Deaths(Report report) {
            this.report = report;
        }

        Set<SessionId> living(List<SessionId> sessions) {
            return Awaited.result(() -> report.living(sessions));
        }

        boolean tell(SessionId session, int attempt) {
            try {
                return Awaited.result(() -> report.died(session, attempt));
            } catch (RuntimeException e) {
                Log.warnf("The end of an agent is told again later sessionId=%s: %s", session, e.toString());
                return false;
            }
        }
    }

    @ApplicationScoped
    @ActsAsService
    static class Report {
        private final AttendanceService attendances;

        Report(AttendanceService attendances) {
            this.attendances = attendances;
        }

        Uni<Set<SessionId>> living(List<SessionId> sessions) {
            return attendances.living(sessions);
        }

        Uni<Boolean> died(SessionId session, int attempt) {
            return attendances.died(session, attempt);
        }
    }
}
