package dev.parley.session.transcript.api;

import dev.parley.model.event.Turn;
import dev.parley.model.problem.FieldError;
import dev.parley.service.error.RequestNotValid;
import dev.parley.session.transcript.PlainText;
import dev.parley.session.transcript.WebVtt;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a transcript is written.
enum TranscriptFormat {
    JSON(MediaType.APPLICATION_JSON) {
        @Override
        Object write(List<Turn> turns) {
            return turns.stream().map(TurnView::of).toList();
        }
    },
    TEXT("text/plain;charset=UTF-8") {
        @Override
        Object write(List<Turn> turns) {
            return PlainText.of(turns);
        }
    },
    VTT("text/vtt;charset=UTF-8") {
        @Override
        Object write(List<Turn> turns) {
            return WebVtt.of(turns);
        }
    };

    private final String mediaType;

    TranscriptFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract Object write(List<Turn> turns);

    String mediaType() {
        return mediaType;
    }

    /// For a player or a link, which cannot say what it accepts.
    ///
    /// @param accepted
    ///            what the headers ask for
    static TranscriptFormat asked(@Nullable String format, TranscriptFormat accepted) {
        if (format == null) {
            return accepted;
        }
        for (var value : values()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(format)) {
                return value;
            }
        }
        throw new RequestNotValid(List.of(new FieldError("/format", "must be json, text or vtt")));
    }
}
