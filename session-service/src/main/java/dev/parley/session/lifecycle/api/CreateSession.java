package dev.parley.session.lifecycle.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.SessionKind;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.service.input.Text;
import dev.parley.session.lifecycle.StartSession;
import dev.parley.session.lifecycle.StartSession.Wishes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// @param userId
///            the person, where a service asks for somebody
/// @param vendors
///            in the order in which they are tried; without them, the kind's own
/// @param participants
///            who else takes part in `resolve_together`: names, ids or email addresses
/// @param conversationName
///            what the person calls it
/// @param prompt
///            what the person wants to talk about
/// @param limitSeconds
///            how long it may last, if that is to be less than the plan would allow
@JsonNaming(SnakeCaseStrategy.class)
record CreateSession(@Nullable String userId, @NotNull SessionKind kind, @NotBlank @Text(max = 200) String personaId,
        @Nullable @Size(min = 1, max = 3) List<@NotNull Vendor> vendors,
        @Nullable @Size(max = PARTICIPANTS_MAX) List<@NotBlank @Text(max = 100) String> participants,
        @Nullable @Text(max = 200) String conversationName, @Nullable @Text(max = 8_000) String prompt,
        @Nullable @Positive Long limitSeconds) {
    private static final int PARTICIPANTS_MAX = 20;

    /// @param isOffered
    ///            whether a vendor can be used; one that cannot is passed over where another can
    StartSession of(PersonId person, Predicate<Vendor> isOffered, @Nullable String idempotencyKey) {
        var wishes = new Wishes(conversationName, invited(), prompt, limitSeconds, null);
        return new StartSession(person, Named.persona(personaId), kind, vendors(isOffered), wishes, idempotencyKey);
    }

    /// A fallback is for whoever names it: a client that waits for a video call could do nothing with a room.
    private List<Vendor> vendors(Predicate<Vendor> isOffered) {
        var asked = vendors == null ? List.of(ownVendor()) : vendors.stream().distinct().toList();
        var offered = asked.stream().filter(isOffered).toList();
        if (offered.isEmpty()) {
            throw notValid("/vendors", "has none that is offered yet");
        }
        return offered;
    }

    private Vendor ownVendor() {
        return switch (kind) {
            case VOICE -> Vendor.LIVEKIT;
            case INTERPRETATION -> Vendor.ELEVENLABS;
            case MENTOR, REFLECT_ALONE, RESOLVE_TOGETHER, ONBOARDING -> Vendor.TAVUS;
        };
    }

    private List<String> invited() {
        var invited = participants == null ? List.<String>of() : participants.stream().distinct().toList();
        if (kind == SessionKind.RESOLVE_TOGETHER && invited.isEmpty()) {
            throw notValid("/participants", "must name who takes part in resolve_together");
        }
        if (kind != SessionKind.RESOLVE_TOGETHER && !invited.isEmpty()) {
            throw notValid("/participants", "goes with resolve_together only");
        }
        return invited;
    }

    private static RequestNotValid notValid(String pointer, String detail) {
        return new RequestNotValid(List.of(new FieldError(pointer, detail)));
    }

    @Override
    public String toString() {
        return "CreateSession[kind=" + kind + "]";
    }
}
