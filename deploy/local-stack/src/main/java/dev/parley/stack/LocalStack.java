package dev.parley.stack;

import dev.parley.stack.demo.Demo;
import dev.parley.stack.demo.DemoFailed;
import dev.parley.stack.plan.Layout;
import dev.parley.stack.plan.Service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/// What `./parley` calls once everything is built: `up [--fresh]`, `down`, `status`, `restart`, `token`, `demo`;
/// and `sweep`, which nobody types.
public final class LocalStack {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private LocalStack() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var words = Arrays.asList(arguments).iterator();
        try {
            var layout = Layout.of(Path.of(System.getProperty("parley.project", "")), System.getenv());
            return dispatch(words.hasNext() ? words.next() : "", words, layout);
        } catch (StackFailure | DemoFailed | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return FAILED;
        } catch (InterruptedException _) {
            return FAILED;
        }
    }

    private static int dispatch(String command, Iterator<String> options, Layout layout)
            throws IOException, InterruptedException {
        var steps = new Steps(System.out, Duration.ofMillis(Long.getLong("parley.elapsed", 0L)));
        return switch (command) {
            case "up" -> {
                var fresh = only(options, Set.of("--fresh"));
                StackLog.silence();
                new Up(layout, System.getenv(), steps).run(fresh);
                yield OK;
            }
            case "down" -> {
                StackLog.silence();
                new Down(layout, steps).run();
                yield OK;
            }
            case "status" -> {
                StackLog.silence();
                yield new Status(layout, Clock.systemUTC(), steps).print() ? OK : FAILED;
            }
            case "restart" -> {
                var part = options.hasNext() ? options.next() : "";
                Restarts.ask(layout, part);
                steps.done(part + " was restarted");
                yield OK;
            }
            case "token" -> {
                System.out.println(Token.parse(options).mint(layout));
                yield OK;
            }
            case "demo" -> {
                Demo.run(layout.gateway(), layout.address(Service.VENDOR_SANDBOX), System.out);
                yield OK;
            }
            case "sweep" -> {
                StackLog.silence();
                Down.sweepUnlessRunning(layout);
                yield OK;
            }
            default -> {
                System.err.println("There is no command \"%s\".".formatted(command));
                yield USAGE;
            }
        };
    }

    /// Whether the one option that a command knows was given; anything else is a mistake worth telling.
    private static boolean only(Iterator<String> options, Set<String> known) {
        var given = false;
        while (options.hasNext()) {
            var option = options.next();
            if (!known.contains(option)) {
                throw new StackFailure("up does not know %s.".formatted(option));
            }
            given = true;
        }
        return given;
    }
}
