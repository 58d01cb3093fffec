package dev.parley.billing.cost.api;

import dev.parley.billing.cost.MarginBy;
import dev.parley.billing.cost.MarginQuestion;
import dev.parley.billing.cost.MarginRow;
import dev.parley.billing.cost.MarginService;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// What sessions cost and brought in a month.
@Path("/v1/reports/margin")
@RolesAllowed(Role.ADMIN)
class MarginResource {
    private static final String CSV = "text/csv";
    private static final MediaType CSV_IN_UTF_8 = new MediaType("text", "csv", "UTF-8");

    private final MarginService margins;

    MarginResource(MarginService margins) {
        this.margins = margins;
    }

    /// A table has everything, or a page of sessions, as they are many.
    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    public Uni<RestResponse<Object>> read(@RestQuery @Nullable String period, @RestQuery @Nullable String by,
            @Valid @BeanParam PageRequest page, @Context HttpHeaders headers, @Context UriInfo uri) {
        var question = MarginQuestion.of(period, by);
        if (!wantsTable(headers)) {
            return margins.report(question, page).map(report -> json(MarginReportView.of(report)));
        }
        return question.by() == MarginBy.SESSION
                ? margins.page(question, page).map(rows -> pageOfTable(rows, uri))
                : margins.all(question).map(rows -> table(question.by(), rows).build());
    }

    /// Whoever takes anything gets JSON.
    private static boolean wantsTable(HttpHeaders headers) {
        for (var accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (accepted.isCompatible(CSV_IN_UTF_8)) {
                return true;
            }
        }
        return false;
    }

    private static RestResponse<Object> json(Object report) {
        return ResponseBuilder.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static RestResponse<Object> pageOfTable(Page<MarginRow> rows, UriInfo uri) {
        var answer = table(MarginBy.SESSION, rows.items());
        if (rows.nextCursor() != null) {
            var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", rows.nextCursor()).build();
            answer.header(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(next.getRawQuery()));
        }
        return answer.build();
    }

    private static ResponseBuilder<Object> table(MarginBy by, List<MarginRow> rows) {
        return ResponseBuilder.ok(MarginCsv.of(by, rows), CSV_IN_UTF_8);
    }
}
