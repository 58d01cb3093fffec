package dev.parley.bench;

import dev.parley.bench.load.Database;
import dev.parley.bench.load.Door;
import dev.parley.bench.load.Kafka;
import java.net.URI;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// What a benchmark has to work with.
///
/// @param service
///            the door of its service itself, past the gateway
/// @param serviceToken
///            of a caller that may act for everybody
/// @param address
///            of its service, for connections that a door would not hold
/// @param residentMib
///            how much memory its service occupies at the moment
/// @param processorSeconds
///            how long its service has kept processors busy so far
public record Stage(Load load, Door service, Database database, Kafka kafka, String serviceToken, URI address,
        LongSupplier residentMib, DoubleSupplier processorSeconds) {

    @Override
    public String toString() {
        return "Stage[" + load + "]";
    }
}
