package dev.parley.ingest.inspection.api;

import dev.parley.ingest.inspection.DeliveryFilter;
import dev.parley.ingest.inspection.Moment;
import dev.parley.ingest.inspection.Outcome;
import dev.parley.ingest.inspection.VendorCode;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.Text;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The filters of a list, as a `@BeanParam`. A misspelt value is refused: passed over, it would show too much.
///
/// @param type
///            in the vendor's words
/// @param conversation
///            the vendor's id
/// @param from
///            received at this moment, such as `2026-03-01T12:00:00Z`, or later; a day begins in UTC
/// @param to
///            received before this moment
/// @param outcome
///            `pending`, `published`, `unrecognised` or `dead`
record DeliveryQuery(@RestQuery @Nullable String vendor, @RestQuery @Nullable @Text(max = 200) String type,
        @RestQuery @Nullable @Text(max = 1000) String conversation, @RestQuery @Nullable String from,
        @RestQuery @Nullable String to, @RestQuery @Nullable String outcome) {

    DeliveryFilter filter() {
        var begin = read("/from", from, Moment::read);
        var end = read("/to", to, Moment::read);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw new RequestNotValid(List.of(new FieldError("/to", "must be after from")));
        }
        return new DeliveryFilter(read("/vendor", vendor, VendorCode::read), type, conversation, begin, end,
                read("/outcome", outcome, Outcome::read));
    }

    private static <T> @Nullable T read(String pointer, @Nullable String text, BiFunction<String, String, T> reader) {
        return text == null ? null : reader.apply(pointer, text);
    }
}
