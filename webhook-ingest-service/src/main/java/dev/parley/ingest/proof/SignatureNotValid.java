package dev.parley.ingest.proof;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// The sender could not prove who they are. They are not told what was wrong.
public final class SignatureNotValid extends ServiceException {
    private final RefusalReason reason;

    public SignatureNotValid(RefusalReason reason) {
        super(ProblemType.UNAUTHENTICATED, "Invalid webhook signature");
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
