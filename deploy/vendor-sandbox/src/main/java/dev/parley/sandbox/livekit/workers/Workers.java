package dev.parley.sandbox.livekit.workers;

import dev.parley.sandbox.livekit.settings.LiveKitConfig;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who waits for jobs, and who does which. Not guarded: its users hold the lock of all rooms.
@Singleton
public class Workers {
    private final Map<String, Worker> byAgentName = new TreeMap<>();
    private final Map<String, String> agentNamesByJob = new HashMap<>();
    private final LiveKitConfig config;

    public Workers(LiveKitConfig config) {
        this.config = config;
        reset();
    }

    /// In the place of whoever waited for that name so far. Jobs under way go on as they began, and count.
    public void employ(Worker worker) {
        byAgentName.put(worker.agentName(), worker);
    }

    public List<Worker> all() {
        return List.copyOf(byAgentName.values());
    }

    public int jobsOf(String agentName) {
        return (int) agentNamesByJob.values().stream().filter(agentName::equals).count();
    }

    /// Who takes that job, if anybody does.
    public Optional<Worker> offer(String agentName, String jobId) {
        var worker = Optional.ofNullable(byAgentName.get(agentName))
                .filter(who -> who.behaviour().takesJobs() && jobsOf(agentName) < who.capacity());
        worker.ifPresent(_ -> agentNamesByJob.put(jobId, agentName));
        return worker;
    }

    /// Makes room for another job.
    public void free(String jobId) {
        agentNamesByJob.remove(jobId);
    }

    /// As it was set up.
    public final void reset() {
        byAgentName.clear();
        agentNamesByJob.clear();
        config.agents().orElse(List.of()).forEach(name -> employ(Worker.available(name)));
        if (config.autoDispatch()) {
            employ(Worker.available(""));
        }
    }
}
