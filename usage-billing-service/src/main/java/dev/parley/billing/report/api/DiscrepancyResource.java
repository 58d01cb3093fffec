package dev.parley.billing.report.api;

import dev.parley.billing.report.ReportRange;
import dev.parley.billing.report.ReportReader;
import dev.parley.service.identity.Role;
import dev.parley.service.paging.Page;
import dev.parley.service.paging.PageRequest;
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

/// As JSON in pages, as a table in one piece.
@Path("/v1/reports/discrepancies")
@RolesAllowed(Role.ADMIN)
class DiscrepancyResource {
    private final ReportReader reports;

    DiscrepancyResource(ReportReader reports) {
        this.reports = reports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Page<DiscrepancyView>> asJson(@RestQuery @Nullable String from, @RestQuery @Nullable String to,
            @Valid @BeanParam PageRequest page) {
        return reports.discrepancies(ReportRange.of(from, to), page).map(found -> found.map(DiscrepancyView::of));
    }

    @GET
    @Produces(ReportCsv.IF_ASKED)
    public Uni<RestResponse<String>> asCsv(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        return reports.allDiscrepancies(ReportRange.of(from, to)).map(ReportCsv::discrepancies).map(ReportCsv::answer);
    }
}
