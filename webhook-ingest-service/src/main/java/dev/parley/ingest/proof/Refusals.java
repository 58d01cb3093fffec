package dev.parley.ingest.proof;

import dev.parley.model.event.Vendor;
import dev.parley.model.problem.ServiceException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// What is done about a webhook whose sender did not prove who they are.
@ApplicationScoped
public class Refusals {
    private final RefusalLog log;
    private final RefusalRate rate;
    private final MeterRegistry metrics;
    private final Clock clock;

    Refusals(RefusalLog log, RefusalConfig config, MeterRegistry metrics, Clock clock) {
        this.log = log;
        this.rate = new RefusalRate(config.perMinuteMax());
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Gives what the sender is answered.
    ///
    /// @param address
    ///            of the sender
    public ServiceException of(Vendor vendor, SignatureNotValid refusal, String address) {
        metrics.counter("parley.deliveries.refused", "vendor", vendor.code(), "reason", refusal.reason().word())
                .increment();
        var now = clock.instant();
        var source = Source.network(address);
        var wait = rate.count(source, now);
        if (wait.isPresent()) {
            return new TooManyRefusals(wait.get());
        }
        log.add(new Refusal(now, vendor, source, refusal.reason()));
        return refusal;
    }
}
