package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.stack.plan.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnStackTest {

    @Test
    void whatTheOperatorHasSetForAnotherStackIsNotHandedOn() {
        var layout = new Layout(Path.of("/project"), Path.of("/project/bench/target/stack"), 12_000);

        var environment = OwnStack.environment(layout, Map.of(
                "PATH", "/usr/bin",
                "PARLEY_POSTGRES_URL", "postgresql://production",
                "PARLEY_HOME", "/home/somebody/.parley",
                "QUARKUS_LOG_LEVEL", "TRACE",
                "SANDBOX_SEED", "7",
                "PARLEY_JAVA_OPTS", "-Xmx1g"));

        assertThat(environment).containsExactlyInAnyOrderEntriesOf(Map.of(
                "PATH", "/usr/bin",
                "PARLEY_HOME", "/project/bench/target/stack",
                "PARLEY_PORT_BASE_OFFSET", "12000",
                "PARLEY_BUILD", "off",
                "PARLEY_TRAIN", "off",
                "SANDBOX_TAVUS_CONCURRENT_MAX", "1000000",
                "PARLEY_JAVA_OPTS", "-Xmx1g"));
    }

    @Test
    void theServicesHaveAllCompilersUnlessTheOperatorSaysOtherwise() {
        var layout = new Layout(Path.of("/project"), Path.of("/project/bench/target/stack"), 12_000);

        assertThat(OwnStack.environment(layout, Map.of())).containsEntry("PARLEY_JAVA_OPTS", "-XX:TieredStopAtLevel=4");
    }

    @Test
    void ofAllThatAStackSaidOnlyTheComplaintIsRepeated() {
        assertThat(OwnStack.complaint(List.of(
                "   0.4 s  Postgres is ready",
                "  12.0 s  stopping",
                "",
                "Port 20081, which session-service needs, is taken by another program.")))
                .isEqualTo("Port 20081, which session-service needs, is taken by another program.");
    }
}
