package dev.parley.session.onboarding.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.service.input.Text;
import dev.parley.session.onboarding.Newcomer;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

@JsonNaming(SnakeCaseStrategy.class)
record CreateConversation(@NotBlank @Email @Text(max = 254) String email, @NotBlank @Text(max = 49) String firstName,
        @NotBlank @Text(max = 50) String lastName, @Nullable @Text(max = 200) String conversationName) {

    Newcomer newcomer() {
        return new Newcomer(email, firstName, lastName);
    }

    @Override
    public String toString() {
        return "CreateConversation[]";
    }
}
