package dev.parley.voice.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.Vendor;
import dev.parley.model.id.SessionId;
import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;
import dev.parley.service.peer.Granted;
import dev.parley.service.peer.Minutes;
import dev.parley.voice.capacity.Capacity;
import dev.parley.voice.capacity.Demand;
import dev.parley.voice.elevenlabs.Admission;
import dev.parley.voice.elevenlabs.ElevenLabs;
import dev.parley.voice.elevenlabs.ElevenLabsRefused;
import dev.parley.voice.elevenlabs.ElevenLabsUnreachable;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Gets a talk under way: capacity, minutes, a signed URL, active. Asking again for one that is under way gives the
/// same signed URL while that is good, and another one when it is not.
@ApplicationScoped
class TalkStarter {
    private final TalkService talks;
    private final VendorDeletions deletions;
    private final Capacity capacity;
    private final Minutes minutes;
    private final ElevenLabs elevenLabs;
    private final Clock clock;

    TalkStarter(TalkService talks, VendorDeletions deletions, Capacity capacity, Minutes minutes,
            ElevenLabs elevenLabs, Clock clock) {
        this.talks = talks;
        this.deletions = deletions;
        this.capacity = capacity;
        this.minutes = minutes;
        this.elevenLabs = elevenLabs;
        this.clock = clock;
    }

    /// @param limit
    ///            asks for the minutes, where they are to be asked for here
    /// @param isOnOurMinutes
    ///            whether they are given back if it fails: whoever reserved them elsewhere may still have a use for them
    Uni<Joinable> start(Talk talk, Supplier<Uni<Granted>> limit, boolean isOnOurMinutes) {
        return talk.isRequested() ? carryOut(talk, limit, isOnOurMinutes) : join(talk);
    }

    /// Another way in, and no other.
    Uni<Reentry> admitAgain(Talk talk, boolean byWebRtc) {
        return (byWebRtc ? elevenLabs.token(talk.agent()) : elevenLabs.signedUrl(talk.agent()))
                .chain(admission -> talks.admitAgain(talk.id(), admission, !byWebRtc)
                        .call(readmitted -> deletions.forgetNow(readmitted.cancelled()))
                        .map(readmitted -> new Reentry(readmitted.ticket(), admission.pass())));
    }

    private Uni<Joinable> carryOut(Talk talk, Supplier<Uni<Granted>> limit, boolean isOnOurMinutes) {
        return capacity.take(new Demand(talk.id(), talk.person(), Vendor.ELEVENLABS))
                .chain(limit::get)
                .chain(granted -> elevenLabs.signedUrl(talk.agent())
                        .chain(admission -> activate(talk, granted, admission)))
                .onFailure(TalkStarter::isTooMany).call(() -> withdraw(talk.id()))
                .onFailure(failure -> !isTooMany(failure)).call(failure -> giveUp(talk.id(), failure, isOnOurMinutes));
    }

    private Uni<Joinable> activate(Talk talk, Granted granted, Admission admission) {
        return talks.activate(talk.id(), granted, admission)
                .chain(active -> talks.tickets(active.id()).map(known -> new Joinable(active, known.getLast())));
    }

    private Uni<Joinable> join(Talk talk) {
        return talks.tickets(talk.id())
                .chain(known -> stillGood(known))
                .chain(good -> good.map(ticket -> Uni.createFrom().item(ticket))
                        .orElseGet(() -> admitAgain(talk, false).map(Reentry::ticket)))
                .map(ticket -> new Joinable(talk, ticket));
    }

    /// A signed URL is good once, and only the vendor knows whether somebody has used it. If it cannot be asked,
    /// whoever tries will see.
    private Uni<Optional<Ticket>> stillGood(List<Ticket> known) {
        var unused = known.stream().filter(ticket -> ticket.isGood(clock.instant()) && ticket.signedUrl().isPresent())
                .findFirst();
        return unused.map(ticket -> elevenLabs.read(ticket.vendorConversation())
                .map(found -> found.filter(TalkStarter::isInitiated).map(_ -> ticket))
                .onFailure().recoverWithItem(unused))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static boolean isInitiated(JsonNode conversation) {
        return conversation.path("status").asText().equals("initiated");
    }

    private static boolean isTooMany(Throwable failure) {
        return failure instanceof ServiceException known && known.type() == ProblemType.TOO_MANY_SESSIONS;
    }

    /// It is as if nobody had asked.
    private Uni<Void> withdraw(SessionId id) {
        return talks.withdraw(id)
                .onFailure().recoverWithUni(e -> leaveToRecovery(id, e));
    }

    /// Marks the talk failed, which gives its minutes back. If even that cannot be done now, recovery will.
    private Uni<Void> giveUp(SessionId id, Throwable failure, boolean isOnOurMinutes) {
        var reason = switch (failure) {
            case ElevenLabsUnreachable _ -> EndReason.VENDOR_UNREACHABLE;
            case ElevenLabsRefused _ -> EndReason.VENDOR_ERROR;
            default -> EndReason.ENDED_BY_SERVICE;
        };
        return talks.fail(id, reason)
                .chain(hasFailed -> hasFailed && isOnOurMinutes
                        ? minutes.release(id)
                        : Uni.createFrom().voidItem())
                .onFailure().recoverWithUni(e -> leaveToRecovery(id, e));
    }

    private static Uni<Void> leaveToRecovery(SessionId id, Throwable failure) {
        Log.warnf("Failed start could not be recorded, recovery will sessionId=%s: %s", id, failure.toString());
        return Uni.createFrom().voidItem();
    }
}
