package dev.parley.sandbox.livekit.workers;

/// What becomes of a job that is offered to a worker.
public enum Behaviour {
    /// Its agent comes at once and stays for as long as it is wanted.
    AVAILABLE,
    /// The worker is there and refuses. From outside that looks as if it were not.
    FULL,
    /// There is no such worker.
    NONE,
    /// The job is taken at once, and its agent comes after a while.
    SLOW,
    /// Its agent comes at once, and leaves of its own accord after a while.
    LEAVES,
    /// Its agent comes at once, and its process dies after a while.
    KILLED;

    boolean takesJobs() {
        return this != FULL && this != NONE;
    }
}
