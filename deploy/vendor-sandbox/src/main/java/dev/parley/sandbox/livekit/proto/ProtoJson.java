package dev.parley.sandbox.livekit.proto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import java.io.IOException;
import java.io.UncheckedIOException;

/// One message, two spellings: the server API answers in snake_case with every field present, webhooks say the same in
/// camelCase and leave out whatever is zero.
public final class ProtoJson {
    private static final ObjectMapper TWIRP = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final ObjectMapper WEBHOOK = webhookMapper();

    private ProtoJson() {}

    public static byte[] twirp(Object message) {
        return write(TWIRP, message);
    }

    public static byte[] webhook(Object message) {
        return write(WEBHOOK, message);
    }

    private static byte[] write(ObjectMapper json, Object message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ObjectMapper webhookMapper() {
        var mapper = JsonMapper.builder()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
                .addModule(new SimpleModule().addSerializer(ProtoEnum.class, new EnumSerializer()));
        for (var type : ProtoEnum.class.getPermittedSubclasses()) {
            mapper.withConfigOverride(type, override -> override.setInclude(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)));
        }
        return mapper.build();
    }

    /// Makes an enum's zero "empty": Jackson's own notion of a default is null, which an enum here never is.
    private static final class EnumSerializer extends StdSerializer<ProtoEnum> {
        private static final long serialVersionUID = 1;

        EnumSerializer() {
            super(ProtoEnum.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, ProtoEnum value) {
            return value.ordinal() == 0;
        }

        @Override
        public void serialize(ProtoEnum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name());
        }
    }
}
