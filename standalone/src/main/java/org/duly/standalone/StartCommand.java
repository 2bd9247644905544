package org.duly.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start everything on this data folder and stay until Ctrl-C.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private FolderOption data = new FolderOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getOut());
        try (Launch launch = Launch.of(data.folder(), LogKind.REAL, ports.numbers(), progress)) {
            launch.start();
            launch.stay();
        }
        return 0;
    }
}
