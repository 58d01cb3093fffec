package dev.parley.voice.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The voices that the voice seed offers, under the names it gives them.
public enum Voice {
    @JsonProperty("Ashley")
    ASHLEY("Ashley"), @JsonProperty("Craig")
    CRAIG("Craig"), @JsonProperty("Edward")
    EDWARD("Edward"), @JsonProperty("Olivia")
    OLIVIA("Olivia"), @JsonProperty("Wendy")
    WENDY("Wendy"), @JsonProperty("Priya")
    PRIYA("Priya");

    private final String publishedName;

    Voice(String publishedName) {
        this.publishedName = publishedName;
    }

    public String publishedName() {
        return publishedName;
    }
}
