package org.duly.standalone;

import picocli.CommandLine.Command;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start everything, load the demo unless it is loaded already, and stay until Ctrl-C.")
final class DemoCommand extends LaunchingCommand {
    DemoCommand() {
        super(LogKind.DEMO);
    }
}
