package dev.parley.voice.assistant.api;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.voice.livekit.LiveKitRefused;
import dev.parley.voice.livekit.LiveKitUnreachable;

/// What goes wrong at LiveKit, with the status and the words that the voice seed has for it.
final class SeedFailure extends ServiceException {

    private SeedFailure(ProblemType type, String words, ServiceException cause) {
        super(type, words + ": " + cause.detail(), cause);
    }

    static boolean isOne(Throwable failure) {
        return failure instanceof LiveKitRefused || failure instanceof LiveKitUnreachable;
    }

    static Throwable of(Throwable failure) {
        var problem = (ServiceException) failure;
        return problem.type() == ProblemType.VENDOR_REFUSED
                ? new SeedFailure(ProblemType.INTERNAL, "LiveKit token generation failed", problem)
                : new SeedFailure(ProblemType.VENDOR_UNAVAILABLE, "Failed to queue voice agent spawn task", problem);
    }
}
