package dev.parley.stack.plan;

/// Where the infrastructure of a stack answers, whoever started it.
///
/// @param postgres
///            as `postgresql://host:port/database`
/// @param kafka
///            the bootstrap servers
/// @param redis
///            as `redis://host:port`
public record Backing(String postgres, String kafka, String redis) {
    public static final String POSTGRES_VARIABLE = "PARLEY_POSTGRES_URL";
    public static final String KAFKA_VARIABLE = "PARLEY_KAFKA";
    public static final String REDIS_VARIABLE = "PARLEY_REDIS";
}
