package dev.parley.persona.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Who may use an avatar: everybody, or those whose plan includes premium ones.
public enum Tier {
    @JsonProperty("free")
    FREE, //
    @JsonProperty("premium")
    PREMIUM;

    /// What a request may call a tier.
    public static final String CODES = "free|premium";
    public static final String RULE = "is neither free nor premium";

    public static Tier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
