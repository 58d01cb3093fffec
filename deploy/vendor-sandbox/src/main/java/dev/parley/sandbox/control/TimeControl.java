package dev.parley.sandbox.control;

import dev.parley.sandbox.platform.Fields;
import dev.parley.sandbox.platform.Patience;
import dev.parley.sandbox.platform.Refused;
import dev.parley.sandbox.platform.SandboxClock;
import dev.parley.sandbox.platform.SerialQueues;
import dev.parley.sandbox.platform.Timers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;

/// Put the vendors' clock forward.
@Path("/sandbox/time")
@RunOnVirtualThread
public class TimeControl {
    private static final int DAY_SECONDS = 86_400;

    private final SandboxClock clock;
    private final Timers timers;
    private final SerialQueues queues;

    TimeControl(SandboxClock clock, Timers timers, SerialQueues queues) {
        this.clock = clock;
        this.timers = timers;
        this.queues = queues;
    }

    @GET
    public Now now() {
        return new Now(clock.instant(), clock.ahead().toMillis());
    }

    /// Returns when all that was due by then has happened and been told.
    @POST
    @Path("/advance")
    public Now advance(byte[] body) throws InterruptedException {
        var request = Fields.parse(body);
        var by = Duration.ofSeconds(request.whole("seconds").orElse(0)).plusMillis(request.whole("ms").orElse(0));
        if (!by.isPositive() || by.toSeconds() > DAY_SECONDS) {
            throw new Refused(400, "Invalid time: it goes forward, by a day at most");
        }
        var patience = new Patience(queues);
        patience.awaitQuiet();
        timers.advance(by, patience::awaitQuiet);
        return now();
    }

    /// @param aheadMs
    ///            how far the sandbox's clock is ahead of everybody's
    public record Now(Instant now, long aheadMs) {}
}
