package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation shows and links to is there. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    @Test
    void everyLinkLeadsToAFileOfThisRepository() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            for (String target : linksOf(page)) {
                if (!target.startsWith("http") && !target.startsWith("#")) {
                    followed++;
                    Path file = file(page, target.replaceAll("#.*", ""));
                    if (Files.notExists(file)) {
                        broken.add(page + " -> " + target);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(60);
    }

    @Test
    void theReadmeShowsTheReportingJobThatIsCompiledAndRun() throws IOException {
        String job = Files.readString(Path.of("src/test/java/org/duly/examples/ReportingJob.java"));
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("```java\n" + job + "```\n");
    }

    /** A link that begins with a slash begins at the root of the repository. */
    private static Path file(Path page, String link) {
        return link.startsWith("/") ? ROOT.resolve(link.substring(1)) : page.resolveSibling(link);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<String> linksOf(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }
}
