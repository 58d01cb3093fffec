package dev.parley.billing.report.api;

import dev.parley.billing.csv.Csv;
import dev.parley.billing.report.Discrepancy;
import dev.parley.billing.report.Grouping;
import dev.parley.billing.report.UsageRow;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// Reports as tables.
final class ReportCsv {
    /// Whoever takes anything gets JSON.
    static final String IF_ASKED = "text/csv;qs=0.9";
    private static final String TYPE = "text/csv;charset=UTF-8";
    private static final List<String> DISCREPANCIES = List.of("session_id", "user_id", "kind", "vendor", "started_at",
            "our_seconds", "vendor_seconds", "joined_seconds", "difference_seconds", "clock", "seconds",
            "billed_minutes", "unbilled_seconds");

    private ReportCsv() {}

    static String usage(Grouping by, List<UsageRow> rows) {
        return Csv.of(List.of(by.code(), "sessions", "seconds", "billed_minutes", "unbilled_seconds"),
                rows.stream().map(ReportCsv::row));
    }

    static String discrepancies(List<Discrepancy> found) {
        return Csv.of(DISCREPANCIES, found.stream().map(ReportCsv::row));
    }

    static RestResponse<String> answer(String table) {
        return ResponseBuilder.ok(table, TYPE).build();
    }

    private static List<String> row(UsageRow row) {
        return List.of(row.key(), text(row.sessions()), text(row.seconds()), text(row.billedMinutes()),
                text(row.unbilledSeconds()));
    }

    private static List<String> row(Discrepancy found) {
        return List.of(found.sessionId(), found.person().value(), text(found.kind()), text(found.vendor()),
                text(found.startedAt()), text(found.ourSeconds()), text(found.vendorSeconds()),
                text(found.joinedSeconds()), text(found.differenceSeconds()), text(found.clock()),
                text(found.seconds()), text(found.billedMinutes()), text(found.unbilledSeconds()));
    }

    private static String text(@Nullable Object figure) {
        return Objects.toString(figure, "");
    }
}
