package dev.parley.billing.report.api;

import dev.parley.billing.report.Grouping;
import dev.parley.billing.report.ReportRange;
import dev.parley.billing.report.ReportReader;
import dev.parley.service.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports/usage")
@RolesAllowed(Role.ADMIN)
class UsageReportResource {
    private final ReportReader reports;

    UsageReportResource(ReportReader reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<UsageReportView> asJson(@RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @Valid @BeanParam GroupedBy grouped) {
        var range = ReportRange.of(from, to);
        var by = Grouping.of(grouped.by());
        return reports.usage(range, by).map(rows -> UsageReportView.of(range, by, rows));
    }

    @GET
    @Produces(ReportCsv.IF_ASKED)
    public Uni<RestResponse<String>> asCsv(@RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @Valid @BeanParam GroupedBy grouped) {
        var by = Grouping.of(grouped.by());
        return reports.usage(ReportRange.of(from, to), by).map(rows -> ReportCsv.answer(ReportCsv.usage(by, rows)));
    }
}
