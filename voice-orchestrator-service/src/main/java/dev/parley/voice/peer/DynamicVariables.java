package dev.parley.voice.peer;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/// The six that an interpreter's prompt has places for.
@JsonNaming(SnakeCaseStrategy.class)
public record DynamicVariables(String userName, String userProfile, String dreamContent, List<String> dreamEmotions,
        String conversationContext, String interpreterStyle) {

    public DynamicVariables {
        dreamEmotions = List.copyOf(dreamEmotions);
    }

    public DynamicVariables withContext(String other) {
        return new DynamicVariables(userName, userProfile, dreamContent, dreamEmotions, other, interpreterStyle);
    }

    @Override
    public String toString() {
        return "DynamicVariables[]";
    }
}
