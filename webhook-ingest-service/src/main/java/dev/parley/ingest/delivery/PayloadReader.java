package dev.parley.ingest.delivery;

import dev.parley.model.event.Vendor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Reads bodies whose sender is proven, and counts those that cannot be read: a vendor that sends such a thing has
/// changed something.
@ApplicationScoped
public class PayloadReader {
    private final MeterRegistry metrics;

    PayloadReader(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// @param wanted
    ///            which texts, by name, those of objects inside as `room.name`
    public Payload read(Vendor vendor, byte[] body, Set<String> wanted) {
        try {
            return Payload.read(body, wanted);
        } catch (PayloadNotReadable e) {
            metrics.counter("parley.deliveries.unreadable", "vendor", vendor.code()).increment();
            throw e;
        }
    }
}
