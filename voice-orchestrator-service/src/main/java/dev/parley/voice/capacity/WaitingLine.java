package dev.parley.voice.capacity;

import dev.parley.model.event.Vendor;
import dev.parley.model.id.PersonId;
import dev.parley.service.acting.ActsAsService;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Those who would rather wait than come back. Everybody keeps their place for as long as they follow it, on whichever
/// instance, and people take turns. One look a second tells all who follow here where they stand.
@ApplicationScoped
public class WaitingLine {
    private final Capacity capacity;
    private final CapacityRepository places;
    private final CapacityConfig config;
    private final Clock clock;
    private final Map<String, MultiEmitter<? super Standing>> followers = new ConcurrentHashMap<>();

    WaitingLine(Capacity capacity, CapacityRepository places, CapacityConfig config, Clock clock) {
        this.capacity = capacity;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    /// Takes a place, or finds the one of that id. It is gone soon if nobody follows it.
    ///
    /// @param request
    ///            what is wanted, for when the turn comes
    public Uni<Standing> join(String place, PersonId person, Vendor vendor, String pool, String request) {
        return enter(place, person, vendor, pool, request)
                .chain(() -> places.look(List.of(place), config.patience(), clock.instant()))
                .map(found -> found.stream().findFirst().orElseThrow(() -> new PlaceNotFound(place)));
    }

    @WithTransaction
    Uni<Void> enter(String place, PersonId person, Vendor vendor, String pool, String request) {
        return places.join(place, person, capacity.scopesOf(vendor, pool), request, clock.instant(),
                config.placesMost())
                .invoke(isIn -> {
                    if (!isIn) {
                        throw new NoCapacity(Duration.ofMinutes(1));
                    }
                })
                .replaceWithVoid();
    }

    /// What was wanted from this place.
    @WithTransaction
    public Uni<String> requestAt(String place) {
        return places.request(place)
                .map(found -> found.orElseThrow(() -> new PlaceNotFound(place)));
    }

    /// Where the place stands, again and again. It ends when the place is lost, or followed by somebody else.
    public Multi<Standing> follow(String place) {
        return Multi.createFrom().<Standing>emitter(emitter -> {
            var before = followers.put(place, emitter);
            emitter.onTermination(() -> followers.remove(place, emitter));
            if (before != null) {
                before.complete();
            }
        }, BackPressureStrategy.LATEST);
    }

    @WithTransaction
    public Uni<Void> leave(String place) {
        return places.leave(place);
    }

    /// Others go first until then.
    @WithTransaction
    public Uni<Void> letOthersGo(String place, Instant until) {
        return places.hold(place, until);
    }

    @Scheduled(every = "${parley.capacity.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @ActsAsService
    Uni<Void> look() {
        var here = Set.copyOf(followers.keySet());
        return here.isEmpty()
                ? Uni.createFrom().voidItem()
                : places.look(here, config.patience(), clock.instant())
                        .invoke(standings -> tell(here, standings))
                        .onFailure().invoke(e -> Log.warnf("Those who wait are told later: %s", e.toString()))
                        .onFailure().recoverWithNull()
                        .replaceWithVoid();
    }

    private void tell(Set<String> looked, List<Standing> standings) {
        var byPlace = standings.stream().collect(Collectors.toMap(Standing::place, Function.identity()));
        for (var place : looked) {
            var follower = followers.get(place);
            var standing = byPlace.get(place);
            if (follower != null && standing != null) {
                follower.emit(standing);
            } else if (follower != null) {
                follower.complete();
            }
        }
    }
}
