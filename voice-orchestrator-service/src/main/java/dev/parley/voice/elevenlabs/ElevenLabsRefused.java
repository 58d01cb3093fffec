package dev.parley.voice.elevenlabs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import java.util.Locale;

/// ElevenLabs said no. Its words stay here; what they mean is told in ours.
public final class ElevenLabsRefused extends ServiceException {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SERVER_ERROR = 500;

    private final Why why;

    private ElevenLabsRefused(Why why) {
        super(why.type, why.sentence);
        this.why = why;
    }

    /// @param body
    ///            `{"detail": {"status", "message"}}`, `{"detail": "…"}` or a list of fields under `detail`
    static ElevenLabsRefused of(int status, String body) {
        return new ElevenLabsRefused(whyOf(status, word(body)));
    }

    public Why why() {
        return why;
    }

    private static Why whyOf(int status, String word) {
        if (word.contains("quota")) {
            return Why.QUOTA;
        }
        if (word.equals("too_many_concurrent_requests")) {
            return Why.CONCURRENCY;
        }
        if (word.contains("agent") && status == 404) {
            return Why.UNKNOWN_AGENT;
        }
        return switch (status) {
            case 401, 403 -> Why.KEY;
            case 404 -> Why.UNKNOWN;
            case 429 -> Why.BUSY;
            default -> status >= SERVER_ERROR ? Why.TROUBLE : Why.REQUEST;
        };
    }

    /// The vendor's own word for it. A sentence is none.
    private static String word(String body) {
        var detail = detail(body);
        return detail.path("status").asText("").toLowerCase(Locale.ROOT);
    }

    private static JsonNode detail(String body) {
        try {
            return JSON.readTree(body).path("detail");
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /// The list is closed, so that callers can decide on each.
    public enum Why {
        /// The account has used up what it paid for.
        QUOTA(ProblemType.VENDOR_CAPACITY, "ElevenLabs has no quota left for us"),
        /// As many conversations as the account may have at once.
        CONCURRENCY(ProblemType.VENDOR_CAPACITY, "ElevenLabs has no room for another conversation"),
        /// It has too much to do, whoever asks.
        BUSY(ProblemType.VENDOR_CAPACITY, "ElevenLabs is busy at the moment"), UNKNOWN_AGENT(ProblemType.VENDOR_REFUSED,
                "ElevenLabs knows no such agent"),
        /// What was asked about is not there, or not any more.
        UNKNOWN(ProblemType.VENDOR_REFUSED, "ElevenLabs knows nothing of it"), KEY(ProblemType.VENDOR_REFUSED,
                "ElevenLabs does not take our key"), REQUEST(ProblemType.VENDOR_REFUSED,
                        "ElevenLabs refused the request"), TROUBLE(ProblemType.VENDOR_UNAVAILABLE,
                                "ElevenLabs is in trouble");

        private final ProblemType type;
        private final String sentence;

        Why(ProblemType type, String sentence) {
            this.type = type;
            this.sentence = sentence;
        }

        /// Whether it may go well in a moment.
        boolean isPassing() {
            return this == BUSY || this == TROUBLE;
        }
    }
}
