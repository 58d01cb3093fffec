package dev.parley.ingest.inspection;

import dev.parley.model.event.Vendor;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A vendor as operators write it.
public final class VendorCode {

    private VendorCode() {}

    public static Vendor read(String pointer, String code) {
        return Arrays.stream(Vendor.values()).filter(vendor -> vendor.code().equals(code)).findFirst()
                .orElseThrow(() -> new RequestNotValid(List.of(new FieldError(pointer, "must be one of "
                        + Arrays.stream(Vendor.values()).map(Vendor::code).collect(Collectors.joining(", "))))));
    }
}
