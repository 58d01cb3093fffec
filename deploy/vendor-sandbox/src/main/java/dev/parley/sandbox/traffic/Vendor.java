package dev.parley.sandbox.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.sandbox.platform.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who is simulated at an address.
public enum Vendor {
    TAVUS("/v2/"), LIVEKIT("/twirp/", "/rtc/"), ELEVENLABS("/v1/");

    private final List<String> roots;

    Vendor(String... roots) {
        this.roots = List.of(roots);
    }

    public static Optional<Vendor> at(String path) {
        return Arrays.stream(values()).filter(vendor -> vendor.roots.stream().anyMatch(path::startsWith)).findFirst();
    }

    /// Whether conversations are called what the caller called them.
    public boolean keepsNames() {
        return this == LIVEKIT;
    }

    /// Empty for a code that no vendor has.
    public static Optional<Vendor> of(String code) {
        return Arrays.stream(values()).filter(vendor -> vendor.code().equals(code)).findFirst();
    }

    @JsonValue
    public String code() {
        return Words.of(this);
    }
}
