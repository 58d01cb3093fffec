/// Replicas, which Tavus now calls faces: trained likenesses.
@NullMarked
package dev.parley.sandbox.tavus.replicas;

import org.jspecify.annotations.NullMarked;
