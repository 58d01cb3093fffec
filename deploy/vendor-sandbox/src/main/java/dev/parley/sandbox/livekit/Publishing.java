package dev.parley.sandbox.livekit;

import dev.parley.sandbox.livekit.proto.ParticipantInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo;
import dev.parley.sandbox.livekit.proto.TrackInfo.Source;
import dev.parley.sandbox.platform.Refused;
import jakarta.inject.Singleton;

/// Who publishes what. No media flows.
@Singleton
public class Publishing {
    private final Node node;

    Publishing(Node node) {
        this.node = node;
    }

    /// One track of each source at a time.
    public TrackInfo publish(String name, String identity, Source source) {
        synchronized (node) {
            var room = room(name);
            var who = Presence.living(room, identity);
            if (who.track(source).isPresent()) {
                throw new Refused(409, identity + " publishes a " + source + " already");
            }
            return publish(room, who, source);
        }
    }

    /// Whoever speaks has a microphone; one that has none yet publishes it.
    public TrackInfo speak(String name, String identity) {
        synchronized (node) {
            var room = room(name);
            var who = Presence.living(room, identity);
            return who.track(Source.MICROPHONE).orElseGet(() -> publish(room, who, Source.MICROPHONE));
        }
    }

    public TrackInfo unpublish(String name, String identity, Source source) {
        synchronized (node) {
            var room = room(name);
            var who = Presence.living(room, identity);
            var track = who.track(source)
                    .orElseThrow(() -> new Refused(409, identity + " publishes no " + source));
            node.unpublish(room, who, track);
            return track;
        }
    }

    /// Whoever may no longer publish stops.
    public void silence(String name, String identity) {
        synchronized (node) {
            node.find(name).ifPresent(room -> room.participant(identity).ifPresent(who -> silence(room, who)));
        }
    }

    private void silence(Room room, ParticipantInfo publisher) {
        var who = publisher;
        for (var track : publisher.tracks()) {
            if (!who.permission().allows(track.source())) {
                who = node.unpublish(room, who, track);
            }
        }
    }

    private TrackInfo publish(Room room, ParticipantInfo who, Source source) {
        if (!who.permission().allows(source)) {
            throw new Refused(409, who.identity() + " may not publish a " + source);
        }
        var track = TrackInfo.published(source, who.tracks().size() + 1, node.now());
        node.publish(room, who, track);
        return track;
    }

    private Room room(String name) {
        return node.find(name).orElseThrow(() -> Presence.nobody(name));
    }
}
