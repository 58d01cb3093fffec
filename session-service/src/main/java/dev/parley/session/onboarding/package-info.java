/// The call that welcomes somebody new: a video session with a persona that is chosen by configuration.
@NullMarked
package dev.parley.session.onboarding;

import org.jspecify.annotations.NullMarked;
