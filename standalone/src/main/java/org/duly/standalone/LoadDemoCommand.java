package org.duly.standalone;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.duly.standalone.demo.DemoLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load-demo",
        mixinStandardHelpOptions = true,
        description =
                "Load the demo into a PostgreSQL and a Kafka that run elsewhere, unless it is there already, and end."
                        + " What the services are set to anywhere else, they are set to here: by the environment, and each by the"
                        + " files of a folder.")
final class LoadDemoCommand implements Callable<Integer> {
    @Option(
            names = "--command-secrets",
            paramLabel = "DIR",
            required = true,
            description = "a folder whose files are settings of the command service, each named as its property")
    private Path commandSecrets = Path.of("");

    @Option(
            names = "--query-secrets",
            paramLabel = "DIR",
            required = true,
            description = "the same for the query service")
    private Path querySecrets = Path.of("");

    @Option(
            names = "--command-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the command service will be, for what is printed (default: ${DEFAULT-VALUE})")
    private String commandUrl = "";

    @Option(
            names = "--query-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "where the query service will be, for what is printed (default: ${DEFAULT-VALUE})")
    private String queryUrl = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Logging.toTheTerminal();
        Progress progress = new Progress(spec.commandLine().getOut());
        String engagement = new DemoJob(commandSecrets, querySecrets, progress).load();
        new Greeting(progress, commandUrl, queryUrl)
                .printOfTheDemo(
                        "its clock was simulated until " + Greeting.day(DemoLoader.storyEnds())
                                + " and is the machine's from then on",
                        engagement);
        return 0;
    }
}
