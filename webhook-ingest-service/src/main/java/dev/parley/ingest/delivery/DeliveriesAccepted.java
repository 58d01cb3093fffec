package dev.parley.ingest.delivery;

/// A group of deliveries has been committed, some of them new. Told on the instance that took them in, as a CDI event;
/// whoever is told must be quick, since the next group waits.
public record DeliveriesAccepted(int count) {}
