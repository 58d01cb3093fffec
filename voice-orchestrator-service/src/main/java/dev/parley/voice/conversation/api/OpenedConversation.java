package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.service.vendor.ElevenLabsEvents;
import dev.parley.voice.conversation.Opened;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param dynamicVariables
///            the six of the seed, and the claim that binds the vendor's conversation to the session; a client hands all
///            of
///            them to the vendor
/// @param conversationConfigOverride
///            how long it may last, only where the agents let clients say so
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenedConversation(UUID conversationId, String signedUrl, Map<String, Object> dynamicVariables,
        boolean isResumed, long messageCount, @Nullable Map<String, Object> conversationConfigOverride) {

    static OpenedConversation of(Opened opened, String claim, boolean saysHowLong) {
        var talk = opened.joinable().talk();
        var override = saysHowLong ? talk.limitSeconds().map(OpenedConversation::lasting).orElse(null) : null;
        return new OpenedConversation(opened.conversation(), opened.joinable().ticket().signedUrl().orElseThrow(),
                variables(opened, claim), opened.isResumed(), opened.messages(), override);
    }

    static Map<String, Object> lasting(long seconds) {
        return Map.of("conversation", Map.of("max_duration_seconds", seconds));
    }

    private static Map<String, Object> variables(Opened opened, String claim) {
        var told = opened.variables();
        var variables = new LinkedHashMap<String, Object>();
        variables.put("user_name", told.userName());
        variables.put("user_profile", told.userProfile());
        variables.put("dream_content", told.dreamContent());
        variables.put("dream_emotions", told.dreamEmotions());
        variables.put("conversation_context", told.conversationContext());
        variables.put("interpreter_style", told.interpreterStyle());
        variables.put(ElevenLabsEvents.SESSION_VARIABLE, claim);
        return variables;
    }

    @Override
    public String toString() {
        return "OpenedConversation[conversationId=" + conversationId + "]";
    }
}
