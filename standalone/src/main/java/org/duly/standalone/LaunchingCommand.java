package org.duly.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts everything on a data folder and stays until Ctrl-C. A demo's folder is loaded with what it does not hold. */
abstract class LaunchingCommand implements Callable<Integer> {
    private final LogKind kind;

    @Mixin
    private FolderOption data = new FolderOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    LaunchingCommand(LogKind kind) {
        this.kind = kind;
    }

    @Override
    public Integer call() {
        Progress progress = new Progress(spec.commandLine().getOut());
        try (Launch launch = Launch.of(data.folder(), kind, ports.numbers(), progress)) {
            launch.start();
            if (kind == LogKind.DEMO) {
                launch.loadDemo();
            }
            launch.stay();
        }
        return 0;
    }
}
