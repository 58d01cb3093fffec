package dev.parley.ingest.delivery;

/// Some more deliveries are committed. Told on the instance that accepted them.
public record DeliveriesAccepted(int count) {}
