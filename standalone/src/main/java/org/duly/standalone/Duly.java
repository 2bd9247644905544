package org.duly.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code duly demo|start|status|stop|load-demo}. */
@Command(
        name = "duly",
        description =
                "Duly on this machine: PostgreSQL, Kafka and both services in one process, data kept in a folder.",
        subcommands = {
            DemoCommand.class,
            StartCommand.class,
            StatusCommand.class,
            StopCommand.class,
            LoadDemoCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Duly {
    static final int FAILED = 1;

    private Duly() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Duly()).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            if (failure instanceof LaunchFailure) {
                commandLine.getErr().println("duly: " + failure.getMessage());
                return FAILED;
            }
            throw failure;
        });
    }
}
