package dev.parley.service.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Refuses unknown fields where [ExactFields] asks for it; everywhere else they are passed over.
@Singleton
class UnknownFields extends DeserializationProblemHandler implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.addHandler(this);
    }

    @Override
    public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser,
            @Nullable JsonDeserializer<?> deserializer, Object beanOrClass, String name) throws IOException {
        var type = beanOrClass instanceof Class<?> asked ? asked : beanOrClass.getClass();
        if (type.isAnnotationPresent(ExactFields.class)) {
            throw UnrecognizedPropertyException.from(parser, beanOrClass, name, null);
        }
        return false;
    }
}
