package dev.parley.persona.goal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A goal as its person sees it, over HTTP and in their archive.
@JsonNaming(SnakeCaseStrategy.class)
public record GoalView(UUID id, String title, @Nullable String description, int progress, boolean done,
        @Nullable LocalDate dueOn, Instant createdAt, Instant updatedAt) {

    public static GoalView of(Goal goal) {
        return new GoalView(goal.id, goal.title, goal.description, goal.progress, goal.isDone(), goal.dueOn,
                goal.createdAt, goal.updatedAt);
    }

    @Override
    public String toString() {
        return "GoalView[" + id + "]";
    }
}
