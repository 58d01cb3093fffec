/// The names of things that cross a service's border. Each is its own type, so that a person can never be passed
/// where a session is meant. All of them are opaque text: seeds and identity providers choose the form.
@NullMarked
package dev.parley.model.id;

import org.jspecify.annotations.NullMarked;
