package org.duly.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data folder a command is about. */
final class FolderOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:DULY_DATA:-data}",
            description = "where everything is kept (default: ./data; DULY_DATA)")
    Path directory = Path.of("data");

    DataFolder folder() {
        return new DataFolder(directory);
    }
}
