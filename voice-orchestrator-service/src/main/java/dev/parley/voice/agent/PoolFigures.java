package dev.parley.voice.agent;

/// How many sessions of a pool wait for their agent, have one, and have lost it.
public record PoolFigures(String pool, long called, long there, long lost) {

    public static PoolFigures none(String pool) {
        return new PoolFigures(pool, 0, 0, 0);
    }
}
