package dev.parley.persona.platform;

/// The catalogue has changed, and this is its revision now.
public record CatalogueChanged(long revision) {}
