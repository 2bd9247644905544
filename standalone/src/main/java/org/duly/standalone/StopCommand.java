package org.duly.standalone;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.duly.embedded.EmbeddedPostgresServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop the Duly that runs on this data folder, and wait until it has stopped.")
final class StopCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 90;

    @Mixin
    private FolderOption data = new FolderOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DataFolder folder = data.folder();
        if (!FolderLock.isHeld(folder)) {
            // A killed Duly leaves its database server running.
            EmbeddedPostgresServer.stopLeftover(folder.postgres());
            out.println("Duly is not running on " + folder.root());
            return 0;
        }
        ProcessHandle process = RunFile.read(folder)
                .flatMap(run -> ProcessHandle.of(run.pid()))
                .orElseThrow(() -> new LaunchFailure(
                        "a process holds " + folder.root() + " and has not said yet which one it is; try again"));
        process.destroy();
        await(process);
        out.println("Duly has stopped on " + folder.root());
        return 0;
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new LaunchFailure("process " + process.pid() + " has not ended within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }
}
