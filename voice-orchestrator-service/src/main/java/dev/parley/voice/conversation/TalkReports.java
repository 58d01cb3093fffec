package dev.parley.voice.conversation;

import dev.parley.model.id.SessionId;
import dev.parley.voice.analysis.Analyses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// How talks went.
@ApplicationScoped
public class TalkReports {
    private final TalkService talks;
    private final Analyses analyses;

    TalkReports(TalkService talks, Analyses analyses) {
        this.talks = talks;
        this.analyses = analyses;
    }

    public Uni<TalkReport> of(SessionId id) {
        return talks.required(id).chain(talk -> talks.tickets(id)
                .map(tickets -> tickets.stream().anyMatch(Ticket::isUsed))
                .chain(isHeld -> analyses.find(id)
                        .map(analysis -> new TalkReport(talk, talk.cutOff(isHeld), analysis))));
    }
}
