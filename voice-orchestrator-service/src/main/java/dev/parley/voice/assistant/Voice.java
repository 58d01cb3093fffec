package dev.parley.voice.assistant;

import java.util.Arrays;
import java.util.List;

/// The voices that the voice seed offers, under the names it gives them.
public enum Voice {
    ASHLEY("Ashley"), CRAIG("Craig"), EDWARD("Edward"), OLIVIA("Olivia"), WENDY("Wendy"), PRIYA("Priya");

    private final String publishedName;

    Voice(String publishedName) {
        this.publishedName = publishedName;
    }

    public static Voice named(String publishedName) {
        return Arrays.stream(values()).filter(voice -> voice.publishedName.equals(publishedName)).findFirst()
                .orElseThrow(UnknownVoice::new);
    }

    public String publishedName() {
        return publishedName;
    }

    static List<String> publishedNames() {
        return Arrays.stream(values()).map(Voice::publishedName).toList();
    }
}
