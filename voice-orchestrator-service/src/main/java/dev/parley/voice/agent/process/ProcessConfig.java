package dev.parley.voice.agent.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "parley.agents.process")
public interface ProcessConfig {

    /// Where each process has a folder of its own, with its output. All instances on one machine share it, and it
    /// outlives them.
    @WithDefault("${java.io.tmpdir}/parley-agents")
    Path folder();

    /// Variables of this service's own environment that are passed on, besides `PATH`, `HOME` and `LANG`.
    Optional<List<String>> passOn();

    /// How much of a process's output is kept, in bytes.
    @WithDefault("262144")
    long logBytesMost();

    /// How long its folder is kept when it is over.
    @WithDefault("PT1H")
    Duration keptFor();

    /// How long a process that is asked to end may take, before it is killed.
    @WithDefault("PT2S")
    Duration endWithin();

    /// How long the start of a session may take that its process belongs to.
    @WithDefault("PT2M")
    Duration startWithin();

    /// How often all processes are looked at.
    @WithDefault("1s")
    String every();
}
