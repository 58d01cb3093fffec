package dev.parley.ingest.tavus;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// An address of the seeds was called, and no secret is set that would prove anybody there.
public final class SeedAddressOff extends ServiceException {
    SeedAddressOff() {
        super(ProblemType.NOT_FOUND, "This webhook address is switched off");
    }
}
