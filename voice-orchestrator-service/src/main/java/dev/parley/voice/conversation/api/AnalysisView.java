package dev.parley.voice.conversation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.model.event.EndReason;
import dev.parley.model.event.VoiceEvent.Quality;
import dev.parley.model.id.SessionId;
import dev.parley.voice.analysis.Analysis;
import dev.parley.voice.conversation.CutOff;
import dev.parley.voice.conversation.TalkReport;
import java.time.Instant;
import java.util.Optional;

/// @param cutOff
///            `enforced` or `not_enforced`, where the session reached its limit
/// @param overranSeconds
///            how long the vendor went on after our end
/// @param cost
///            in the vendor's credits
/// @param how
///            how the vendor's part was learned: `webhook` or `poll`
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AnalysisView(SessionId sessionId, String state, Optional<EndReason> endReason, Optional<Long> limitSeconds,
        long lastedSeconds, Optional<String> cutOff, Optional<Long> overranSeconds, Optional<String> title,
        Optional<String> summary, Optional<String> outcome, Optional<Long> cost, Optional<Long> vendorSeconds,
        Optional<String> how, Optional<Instant> analysedAt, Optional<Figures> figures) {

    static AnalysisView of(TalkReport report) {
        var talk = report.talk();
        var analysis = report.analysis();
        return new AnalysisView(talk.id(), talk.state(), talk.endReason(), talk.limitSeconds(), talk.lastedSeconds(),
                report.cutOff().map(CutOff::word), talk.overranSeconds(), analysis.flatMap(Analysis::title),
                analysis.flatMap(Analysis::summary), analysis.flatMap(Analysis::outcome),
                analysis.flatMap(Analysis::cost), analysis.flatMap(Analysis::vendorSeconds),
                analysis.map(Analysis::how), analysis.map(Analysis::analysedAt),
                analysis.map(Analysis::quality).map(Figures::of));
    }

    @Override
    public String toString() {
        return "AnalysisView[sessionId=" + sessionId + "]";
    }

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Figures(int turns, int personsTurns, double personsShare, double longestSilenceSeconds, int interruptions,
            Optional<Double> firstAnswerSeconds) {

        static Figures of(Quality quality) {
            return new Figures(quality.turns(), quality.personsTurns(), quality.personsShare(),
                    quality.longestSilenceSeconds(), quality.interruptions(),
                    Optional.ofNullable(quality.firstAnswerSeconds()));
        }
    }
}
