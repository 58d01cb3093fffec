package dev.parley.sandbox.livekit.api;

import dev.parley.sandbox.livekit.Rooms;
import dev.parley.sandbox.livekit.api.TwirpError.Code;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.platform.Timers;
import jakarta.inject.Singleton;

/// Some calls are passed on to the server that holds the room; where none does, the bus waits in vain.
@Singleton
class Bus {
    private final Rooms rooms;
    private final Timers timers;
    private final LiveKitConfig config;

    Bus(Rooms rooms, Timers timers, LiveKitConfig config) {
        this.rooms = rooms;
        this.timers = timers;
        this.config = config;
    }

    void reach(String room) throws InterruptedException {
        if (!rooms.exists(room)) {
            timers.pause(config.noResponseDelay());
            throw TwirpError.fromBus(Code.UNAVAILABLE, "no response from servers");
        }
    }
}
