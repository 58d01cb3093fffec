package dev.parley.session.live;

import dev.parley.model.id.SessionId;
import dev.parley.service.acting.Actor;
import dev.parley.session.live.LiveEvent.Happened;
import dev.parley.session.live.LiveEvent.Heartbeat;
import dev.parley.session.live.LiveEvent.Over;
import dev.parley.session.timeline.News;
import dev.parley.session.timeline.TimelineReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// One reader of one session. It looks into Postgres as the reader, sends what is new, and waits for the bell when
/// there is nothing. It looks only when the reader has taken all that it was sent: what a slow one has not taken lies in
/// Postgres, and not here.
final class Follower {
    private final SessionId session;
    private final Actor actor;
    private final TimelineReader timeline;
    private final LiveConfig config;
    private final Clock clock;
    private final Bell bell;
    private final Executor ownThread;
    private final Instant until;
    private long last;

    /// @param last
    ///            the entry that the reader has seen last
    /// @param ownThread
    ///            where its work is done, whoever rings the bell
    Follower(SessionId session, Actor actor, long last, TimelineReader timeline, LiveConfig config, Clock clock,
            Bell bell, Executor ownThread) {
        this.session = session;
        this.actor = actor;
        this.last = last;
        this.timeline = timeline;
        this.config = config;
        this.clock = clock;
        this.bell = bell;
        this.ownThread = ownThread;
        this.until = clock.instant().plus(config.longest());
    }

    Multi<LiveEvent> events() {
        return Multi.createBy().repeating().uni(this::next).whilst(this::isFollowedByMore)
                .onItem().transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
    }

    /// However long the session lasts: whoever comes back shows a token again.
    private boolean isFollowedByMore(List<LiveEvent> events) {
        var isOver = !events.isEmpty() && events.getLast() instanceof Over;
        return !isOver && clock.instant().isBefore(until);
    }

    private Uni<List<LiveEvent>> next() {
        return timeline.after(actor, session, last, config.batch())
                .chain(news -> isOver(news) ? over() : news.orElseThrow().entries().isEmpty() ? later() : now(news));
    }

    /// One that was erased, or has nothing more to tell.
    private boolean isOver(Optional<News> news) {
        return news.isEmpty() || (news.get().entries().isEmpty() && isSilentForLong(news.get()));
    }

    private boolean isSilentForLong(News news) {
        var since = news.silentSince();
        return since != null && since.plus(config.grace()).isBefore(clock.instant());
    }

    private Uni<List<LiveEvent>> over() {
        return Uni.createFrom().item(List.of(new Over()));
    }

    private Uni<List<LiveEvent>> now(Optional<News> news) {
        var events = new ArrayList<LiveEvent>();
        for (var noted : news.orElseThrow().entries()) {
            events.add(new Happened(noted));
            last = noted.id();
        }
        return Uni.createFrom().item(events);
    }

    /// When the bell rings there is nothing to send yet, but something to look for.
    private Uni<List<LiveEvent>> later() {
        return bell.rings().replaceWith(List.<LiveEvent>of())
                .ifNoItem().after(config.heartbeat()).recoverWithItem(List.of(new Heartbeat()))
                .emitOn(ownThread);
    }
}
