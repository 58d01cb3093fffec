package dev.parley.persona.catalogue.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.parley.persona.catalogue.Interpreter;
import java.util.Optional;

@JsonNaming(SnakeCaseStrategy.class)
record InterpreterView(String id, String name, String style, String greeting, Optional<String> agentId, String voice,
        boolean active) {

    static InterpreterView of(Interpreter interpreter) {
        return new InterpreterView(interpreter.id(), interpreter.name(), interpreter.style(), interpreter.greeting(),
                interpreter.agentId(), interpreter.voice(), interpreter.isActive());
    }
}
