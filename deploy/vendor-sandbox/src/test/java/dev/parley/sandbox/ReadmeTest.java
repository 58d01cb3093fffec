package dev.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.sandbox.elevenlabs.settings.ElevenLabsConfig;
import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import dev.parley.sandbox.tavus.settings.TavusConfig;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {

    /// Several switches may share a row, the later ones without their prefix.
    @ParameterizedTest
    @MethodSource("switches")
    void everySwitchIsInTheReadme(String prefix, String name) throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).anyMatch(
                line -> line.startsWith("| `" + prefix + ".") && line.contains("." + name + "`"));
    }

    static Stream<Arguments> switches() {
        return Stream.of(TavusConfig.class, LiveKitConfig.class, ElevenLabsConfig.class)
                .flatMap(config -> Arrays.stream(config.getDeclaredMethods())
                        .map(method -> arguments(config.getAnnotation(ConfigMapping.class).prefix(), kebab(method))));
    }

    private static String kebab(Method method) {
        return method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
