package dev.parley.voice.capacity;

import dev.parley.model.problem.ProblemType;
import dev.parley.model.problem.ServiceException;

/// Nobody waits there: it was left, lost, or is somebody else's.
public final class PlaceNotFound extends ServiceException {
    PlaceNotFound(String place) {
        super(ProblemType.NOT_FOUND, "There is no place " + place + " in the line");
    }
}
