package dev.parley.billing.reservation;

import dev.parley.billing.usage.UsageFigures;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.Map;

/// Too little is left for a conversation.
public final class QuotaIsExhausted extends ServiceException {
    private final UsageFigures figures;

    QuotaIsExhausted(UsageFigures figures) {
        super(ProblemType.QUOTA_EXHAUSTED, "The plan's minutes for this period are used up or reserved");
        this.figures = figures;
    }

    @Override
    public Map<String, Object> figures() {
        return figures.asMembers();
    }
}
