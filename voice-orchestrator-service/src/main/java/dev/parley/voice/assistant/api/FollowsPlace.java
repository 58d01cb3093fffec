package dev.parley.voice.assistant.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a route that streams about the place in its path: the status of a stream is sent before the first thing in it is
/// known, so whether there is such a place must be known before that.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface FollowsPlace {
}
