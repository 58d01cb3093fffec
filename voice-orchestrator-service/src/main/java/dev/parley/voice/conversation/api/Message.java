package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.problem.FieldError;
import dev.parley.service.vendor.VendorFields;
import dev.parley.voice.transcript.NewMessage;
import dev.parley.voice.transcript.Role;
import dev.parley.voice.transcript.Said;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message as a client saves it. The other names are those under which the vendor's client hands it out.
///
/// @param clientMessageId
///            what comes again under it is the same message
/// @param timestamp
///            when it was said: ISO 8601 or milliseconds since 1970; now without it
record Message(@JsonAlias({
        "id", "messageId"}) @Nullable String clientMessageId,
        @JsonAlias("source") @Nullable String role, @JsonAlias({"message", "text"}) @Nullable String content,
        @Nullable JsonNode timestamp) {
    private static final int ID_MAX = 200;
    private static final int CONTENT_MAX = 20_000;

    /// Adds either the message or what is wrong with it.
    void readInto(List<NewMessage> read, List<FieldError> errors, String pointer, Instant now) {
        var before = errors.size();
        var id = text(clientMessageId, ID_MAX, errors, pointer + "/clientMessageId");
        var said = text(content, CONTENT_MAX, errors, pointer + "/content");
        var who = Optional.ofNullable(role).flatMap(Role::named);
        if (who.isEmpty()) {
            errors.add(new FieldError(pointer + "/role", "is user or agent"));
        }
        var at = timestamp == null || timestamp.isNull() ? now : VendorFields.instant(timestamp);
        if (at == null) {
            errors.add(new FieldError(pointer + "/timestamp", "is no time"));
        }
        if (errors.size() == before && at != null) {
            read.add(new NewMessage(id, new Said(who.orElseThrow(), said, at)));
        }
    }

    private static String text(@Nullable String value, int max, List<FieldError> errors, String pointer) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(pointer, "must not be blank"));
            return "";
        }
        if (value.codePointCount(0, value.length()) > max) {
            errors.add(new FieldError(pointer, "is longer than " + max + " characters"));
        }
        if (value.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            errors.add(new FieldError(pointer, "holds a character that is no text"));
        }
        return value;
    }

    @Override
    public String toString() {
        return "Message[]";
    }
}
