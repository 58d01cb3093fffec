package dev.parley.bench;

import dev.parley.bench.load.Database;
import dev.parley.bench.load.Door;
import dev.parley.bench.load.Kafka;

/// What a benchmark has to work with.
///
/// @param service
///            the door of its service itself, past the gateway
/// @param serviceToken
///            of a caller that may act for everybody
public record Stage(Load load, Door service, Database database, Kafka kafka, String serviceToken) {

    @Override
    public String toString() {
        return "Stage[" + load + "]";
    }
}
