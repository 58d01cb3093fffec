package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.process.ProcessTree;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Ends what a stack that was killed has left running. It goes by what was written down, and touches only processes
/// that still are the ones written down.
final class Sweep {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// They go last, so that the services can still put down what they hold.
    private static final Set<String> INFRASTRUCTURE = Set.of(Infrastructure.POSTGRES, Infrastructure.REDIS);

    private Sweep() {}

    /// The caller holds the [StackLock].
    ///
    /// @return the parts that were still running
    static List<String> leftOvers(Layout layout) throws IOException {
        var records = RunRecord.readAll(layout.run());
        var running = records.stream().filter(record -> record.process().isPresent()).toList();
        end(running.stream().filter(record -> !INFRASTRUCTURE.contains(record.part())).toList());
        end(running.stream().filter(record -> INFRASTRUCTURE.contains(record.part())).toList());
        for (var record : records) {
            RunRecord.forget(layout.run(), record.part());
        }
        return running.stream().map(RunRecord::part).toList();
    }

    private static void end(List<RunRecord> records) {
        ProcessTree.end(records.stream().flatMap(record -> record.process().stream()).toList(), PATIENCE);
    }
}
