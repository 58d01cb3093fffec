package dev.parley.service.identity;

/// What a token may do, as its groups claim says it.
public final class Role {
    /// A person, with their own data.
    public static final String USER = "user";
    /// A product's backend, which may act for any person it names.
    public static final String SERVICE = "service";
    /// Whoever runs Parley: catalogue, plans, reports, replay.
    public static final String ADMIN = "admin";

    private Role() {}
}
