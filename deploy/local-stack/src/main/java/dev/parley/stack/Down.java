package dev.parley.stack;

import dev.parley.stack.plan.Layout;
import dev.parley.stack.process.ProcessTree;
import dev.parley.stack.process.RunRecord;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Ends the stack of a directory and whatever is left of it, and returns when it is gone.
final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Layout layout;
    private final Steps steps;

    Down(Layout layout, Steps steps) {
        this.layout = layout;
        this.steps = steps;
    }

    void run() throws IOException {
        var running = RunRecord.read(layout.run(), StackLock.STACK).flatMap(RunRecord::process);
        ProcessTree.end(running.stream().toList(), PATIENCE);
        var leftOvers = sweep();
        if (running.isEmpty() && leftOvers.isEmpty()) {
            steps.say("Parley is not running.");
        } else {
            steps.done("Parley has ended");
        }
    }

    /// For the [Guard]: only when no newer stack has taken over, which has swept up itself.
    static void sweepUnlessRunning(Layout layout) throws IOException {
        var lock = StackLock.tryTake(layout);
        if (lock.isPresent()) {
            try (var _ = lock.get()) {
                Sweep.leftOvers(layout);
            }
        }
    }

    private List<String> sweep() throws IOException {
        var lock = StackLock.take(layout)
                .orElseThrow(() -> new StackFailure("Parley was started again meanwhile, and keeps running."));
        try (lock) {
            return Sweep.leftOvers(layout);
        }
    }
}
