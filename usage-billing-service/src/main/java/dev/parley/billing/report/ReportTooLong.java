package dev.parley.billing.report;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// There is more to tell than one answer holds.
final class ReportTooLong extends ServiceException {
    ReportTooLong(int rowsMax) {
        super(ProblemType.INVALID, "The report has more than " + rowsMax + " rows; ask for fewer days at a time");
    }
}
