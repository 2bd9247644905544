package org.duly.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duly.embedded.Ports;
import org.duly.testsupport.JavaProcess;
import picocli.CommandLine;

/** One data folder on ports of its own, and the commands a person would give about it. */
final class Installation {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx640m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    final Path folder;
    final PortNumbers ports = new PortNumbers(Ports.free(), Ports.free(), Ports.free(), Ports.free());

    /** How a command ended that does not stay. */
    record Result(int exitCode, String output) {}

    Installation(Path folder) {
        this.folder = folder;
    }

    /** Starts it in a process of its own and returns once everything is up. */
    JavaProcess up(String command) {
        JavaProcess process = launch(command);
        process.awaitLine(line -> line.startsWith("Ctrl-C"), START_LIMIT);
        return process;
    }

    /** Starts it in a process of its own and returns at once. */
    JavaProcess launch(String command) {
        return JavaProcess.start(JVM_OPTIONS, Duly.class, arguments(command));
    }

    /** Gives a command that ends by itself. */
    Result run(String command) {
        StringWriter output = new StringWriter();
        CommandLine commandLine = Duly.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(output, true));
        return new Result(commandLine.execute(arguments(command)), output.toString());
    }

    private String[] arguments(String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "--data", folder.toString()));
        if (command.equals("start") || command.equals("demo")) {
            arguments.addAll(List.of(PortOptions.COMMAND, Integer.toString(ports.command())));
            arguments.addAll(List.of(PortOptions.QUERY, Integer.toString(ports.query())));
            arguments.addAll(List.of(PortOptions.POSTGRES, Integer.toString(ports.postgres())));
            arguments.addAll(List.of(PortOptions.KAFKA, Integer.toString(ports.kafka())));
        }
        return arguments.toArray(String[]::new);
    }
}
