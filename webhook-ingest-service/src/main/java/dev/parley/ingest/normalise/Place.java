package dev.parley.ingest.normalise;

/// A delivery's place in the order of commits.
///
/// @param committed
///            the number of its transaction, as text: no type of Java's holds all of them
record Place(String committed, long id) {}
