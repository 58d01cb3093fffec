package dev.parley.sandbox.traffic;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who is simulated at an address.
public enum Vendor {
    TAVUS("/v2"), LIVEKIT("/twirp");

    private final String root;

    Vendor(String root) {
        this.root = root;
    }

    public static Optional<Vendor> at(String path) {
        return Arrays.stream(values()).filter(vendor -> path.startsWith(vendor.root + "/")).findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
