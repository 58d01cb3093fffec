package dev.parley.service.event;

/// A record that is no event of ours. Trying again does not help: it goes to the dead-letter topic with this reason.
public final class Unreadable extends RuntimeException {
    Unreadable(String reason) {
        super(reason);
    }
}
