package dev.parley.ingest.delivery;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// The sender could not prove who they are. They are not told what was wrong; the metrics are.
public final class SignatureNotValid extends ServiceException {
    private final String why;

    public SignatureNotValid(String why) {
        this(why, null);
    }

    public SignatureNotValid(String why, @Nullable Throwable cause) {
        super(ProblemType.UNAUTHENTICATED, "Invalid webhook signature", cause);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
