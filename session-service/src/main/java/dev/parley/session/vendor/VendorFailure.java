package dev.parley.session.vendor;

import dev.parley.model.event.Vendor;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import org.jspecify.annotations.Nullable;

/// A vendor did not do what it was asked. Its words stay with whoever asked it: the sentence is ours.
public abstract class VendorFailure extends ServiceException {
    private final Vendor vendor;
    private final Why why;

    protected VendorFailure(Vendor vendor, Why why, String detail, @Nullable Throwable cause) {
        super(why.type, detail, cause);
        this.vendor = vendor;
        this.why = why;
    }

    public Vendor vendor() {
        return vendor;
    }

    public Why why() {
        return why;
    }

    /// Nothing is wrong with what was asked, only with this vendor at this time.
    public boolean anotherMayDoBetter() {
        return why != Why.REQUEST;
    }

    /// Whether it may have been done all the same, and what was to be created must be looked for.
    public abstract boolean isUnsure();

    /// The list is closed, so that whoever falls back, counts or repeats can decide on each.
    public enum Why {
        /// As many conversations as our account may have, or too many calls.
        CAPACITY(ProblemType.VENDOR_CAPACITY),
        /// Our account has no minutes left.
        CREDIT(ProblemType.VENDOR_CAPACITY),
        /// It is silent, in trouble, or was so just now that it is not even asked.
        OUTAGE(ProblemType.VENDOR_UNAVAILABLE),
        /// It does not take our key: somebody of ours must act.
        ACCESS(ProblemType.VENDOR_REFUSED),
        /// It will not do this, however often it is asked.
        REQUEST(ProblemType.VENDOR_REFUSED);

        private final ProblemType type;

        Why(ProblemType type) {
            this.type = type;
        }
    }
}
