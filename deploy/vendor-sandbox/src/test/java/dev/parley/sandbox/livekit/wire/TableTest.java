package dev.parley.sandbox.livekit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.parley.sandbox.livekit.wire.Field.Times;
import dev.parley.sandbox.platform.Refused;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The whole table against the descriptors of LiveKit's SDK.
class TableTest {
    /// The real server knows them, and this release of the SDK not yet.
    private static final Set<String> NEWER = Set.of(
            "livekit.AgentDispatch.attributes map of text 8",
            "livekit.AgentDispatch.deployment once text 7",
            "livekit.CreateAgentDispatchRequest.attributes map of text 6",
            "livekit.CreateAgentDispatchRequest.deployment once text 5",
            "livekit.Job.attributes map of text 12",
            "livekit.Job.deployment once text 11",
            "livekit.Job.enable_redaction once bool 13",
            "livekit.PacketTrailerFeature PTF_USER_DATA 2",
            "livekit.ParticipantInfo.KindDetail SIMULATION 5",
            "livekit.ParticipantInfo.capabilities list of enum 21",
            "livekit.RoomAgentDispatch.attributes map of text 5",
            "livekit.RoomAgentDispatch.deployment once text 4",
            "livekit.RoomParticipantIdentity.revoke_token_ts once int64 3");

    private static final Set<String> LEFT_OUT = Set.of("livekit.CreateRoomRequest.egress once message 6");

    private final Set<String> ours = new TreeSet<>();
    private final Set<String> theirs = new TreeSet<>();

    @Test
    void everyFieldAndEveryNameIsTheSdksOwn() {
        assertThat(Calls.BY_ROUTE.keySet()).isEqualTo(Sdk.BY_ROUTE.keySet());
        Sdk.BY_ROUTE.forEach((route, exchange) -> {
            compare(Calls.of(route).request(), exchange.request().getDescriptorForType());
            compare(Calls.of(route).response(), exchange.response().getDescriptorForType());
        });

        assertThat(minus(theirs, ours)).isEqualTo(LEFT_OUT);
        assertThat(minus(ours, theirs)).isEqualTo(NEWER);
        assertThat(ours).hasSizeGreaterThan(250);
    }

    @Test
    void oneNumberIsForOneField() {
        assertThatThrownBy(() -> Message.of(Field.text(1, "a"), Field.bool(1, "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRouteThatIsNotInTheTableIsRefused() {
        assertThatThrownBy(() -> Calls.of("livekit.Egress/ListEgress")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.status()).isEqualTo(404));
    }

    private void compare(Message message, Descriptor descriptor) {
        descriptor.getFields().forEach(field -> theirs.add(line(field)));
        message.fields().forEach((number, field) -> {
            var counterpart = descriptor.findFieldByNumber(number);
            ours.add(line(descriptor, field));
            if (counterpart != null && !counterpart.isMapField()) {
                descend(field.type(), counterpart);
            }
        });
    }

    private void descend(Type type, FieldDescriptor counterpart) {
        switch (type) {
            case Scalar _ -> assertThat(counterpart.getJavaType()).isNotIn(FieldDescriptor.JavaType.MESSAGE,
                    FieldDescriptor.JavaType.ENUM);
            case EnumType names -> compare(names, counterpart.getEnumType());
            case Message nested -> compare(nested, counterpart.getMessageType());
        }
    }

    private void compare(EnumType names, EnumDescriptor descriptor) {
        new TreeMap<>(names.names()).forEach(
                (number, name) -> ours.add(descriptor.getFullName() + " " + name + " " + number));
        descriptor.getValues().forEach(value -> theirs.add(
                descriptor.getFullName() + " " + value.getName() + " " + value.getNumber()));
    }

    private static String line(Descriptor descriptor, Field field) {
        var times = switch (field.times()) {
            case ONCE -> "once ";
            case REPEATED -> "list of ";
            case MAP -> "map of text";
        };
        var type = switch (field.type()) {
            case Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
            case EnumType _ -> "enum";
            case Message _ -> field.times() == Times.MAP ? "" : "message";
        };
        return descriptor.getFullName() + "." + field.name() + " " + times + type + " " + field.number();
    }

    private static String line(FieldDescriptor field) {
        if (field.isMapField()) {
            return field.getFullName() + " map of text " + field.getNumber();
        }
        var type = switch (field.getType()) {
            case STRING -> "text";
            case BOOL, INT32, UINT32, INT64, BYTES, ENUM, MESSAGE -> field.getType().name()
                    .toLowerCase(Locale.ROOT);
            default -> throw new AssertionError("No scalar here is of type " + field.getType());
        };
        return field.getFullName() + (field.isRepeated() ? " list of " : " once ") + type + " " + field.getNumber();
    }

    private static Set<String> minus(Set<String> from, Set<String> what) {
        var rest = new TreeSet<>(from);
        rest.removeAll(what);
        return rest;
    }
}
