package org.duly.standalone;

import picocli.CommandLine.Command;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start everything on this data folder and stay until Ctrl-C.")
final class StartCommand extends LaunchingCommand {
    StartCommand() {
        super(LogKind.REAL);
    }
}
