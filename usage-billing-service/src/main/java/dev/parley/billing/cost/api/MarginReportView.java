package dev.parley.billing.cost.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.cost.MarginReport;
import dev.parley.billing.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param unattributed
///            of the whole month, whatever page this is
@JsonNaming(SnakeCaseStrategy.class)
record MarginReportView(YearMonth period, String by, Instant computedAt, List<Money> unattributed,
        List<MarginRowView> items, @Nullable String nextCursor) {

    static MarginReportView of(MarginReport report) {
        var rows = report.rows().map(MarginRowView::of);
        return new MarginReportView(report.question().period(), report.question().by().code(), report.computedAt(),
                report.unattributed(), rows.items(), rows.nextCursor());
    }
}
