package dev.parley.session.lifecycle;

import dev.parley.model.event.Vendor;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The vendors that sessions are offered at.
@ApplicationScoped
public class Venues {
    private final Map<Vendor, Venue> venues = new EnumMap<>(Vendor.class);

    Venues(@All List<Venue> offered) {
        offered.forEach(venue -> venues.put(venue.vendor(), venue));
    }

    public boolean offer(Vendor vendor) {
        return venues.containsKey(vendor);
    }

    Venue at(Vendor vendor) {
        var venue = venues.get(vendor);
        if (venue == null) {
            throw new IllegalStateException("No session can take place at " + vendor.code());
        }
        return venue;
    }
}
