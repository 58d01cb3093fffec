package dev.parley.bench;

import dev.parley.bench.load.Operation;
import java.time.Duration;

/// One promise.
///
/// @param perSecond
///            the pace
/// @param p99Max
///            its budget
/// @param warmUp
///            what is done before, at the same pace
public record Case(String name, int perSecond, Duration p99Max, Operation warmUp, Operation measured) {

    /// At the usual pace.
    public Case(String name, Duration p99Max, Operation warmUp, Operation measured) {
        this(name, Load.USUAL, p99Max, warmUp, measured);
    }

    public static Case of(String name, Duration p99Max, Operation operation) {
        return new Case(name, p99Max, operation, operation);
    }

    double budgetMillis() {
        return p99Max.toNanos() / 1_000_000.0;
    }
}
