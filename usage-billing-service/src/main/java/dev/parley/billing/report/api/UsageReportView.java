package dev.parley.billing.report.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.billing.report.Grouping;
import dev.parley.billing.report.ReportRange;
import dev.parley.billing.report.UsageRow;
import java.time.LocalDate;
import java.util.List;

@JsonNaming(SnakeCaseStrategy.class)
record UsageReportView(LocalDate from, LocalDate to, String by, List<RowView> rows) {

    static UsageReportView of(ReportRange range, Grouping by, List<UsageRow> rows) {
        return new UsageReportView(range.from(), range.to(), by.code(), rows.stream().map(RowView::of).toList());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record RowView(String key, long sessions, long seconds, long billedMinutes, long unbilledSeconds) {
        static RowView of(UsageRow row) {
            return new RowView(row.key(), row.sessions(), row.seconds(), row.billedMinutes(), row.unbilledSeconds());
        }
    }
}
