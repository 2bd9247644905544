package org.duly.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Say whether Duly runs on this data folder, and how it is. Exit code 3 when it does not run.")
final class StatusCommand implements Callable<Integer> {
    /** As an init script's status: the program is not running. */
    static final int NOT_RUNNING = 3;

    @Mixin
    private FolderOption data = new FolderOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = data.folder();
        Optional<RunFile> run = RunFile.read(folder);
        if (!FolderLock.isHeld(folder) || run.isEmpty()) {
            out.println("Duly is not running on " + folder.root());
            return NOT_RUNNING;
        }
        print(out, folder, run.get());
        return 0;
    }

    private static void print(PrintWriter out, DataFolder folder, RunFile run) {
        Duration up = Duration.between(run.startedAt(), Instant.now());
        String kind = folder.identity().map(FolderIdentity::kind).orElse(LogKind.REAL) == LogKind.DEMO
                ? " (a demo, on a simulated clock)"
                : "";
        PortNumbers ports = run.ports();
        out.println("Duly is running on " + folder.root() + kind);
        out.println("  process          " + run.pid() + ", for " + up.toMinutes() + " min");
        out.println("  command service  " + ports.commandUrl() + "  "
                + Health.of(ports.commandUrl()).words());
        out.println("  query service    " + ports.queryUrl() + "  "
                + Health.of(ports.queryUrl()).words());
        out.println("  PostgreSQL       127.0.0.1:" + ports.postgres());
        out.println("  Kafka            127.0.0.1:" + ports.kafka());
    }
}
