package org.duly.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The verifier of disclosure bundles, {@code verifier/Verify.java}, which belongs to no module: compiled with all warnings as
 * errors and run here, or run as an outsider would.
 */
public final class Verifier {
    private static final Path SOURCE = Path.of("..", "verifier", "Verify.java");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final MethodHandle run;

    private Verifier(MethodHandle run) {
        this.run = run;
    }

    /** What it said, and what it exited with. */
    public record Verdict(int exitCode, String said) {
        /** Whether it said that everything holds. */
        public boolean isValid() {
            return exitCode == 0 && said.lines().toList().getLast().startsWith("VALID");
        }
    }

    /** Compiles it; the working directory is that of a module. */
    public static Verifier compiled() {
        Path classes = TemporaryDirectory.create("verifier");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, Locale.ROOT, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            faults,
                            List.of("-Xlint:all", "-Werror", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjects(SOURCE))
                    .call();
            if (!compiled) {
                throw new AssertionError(SOURCE + " does not compile without warnings: "
                        + faults.getDiagnostics().stream()
                                .map(Diagnostic::toString)
                                .toList());
            }
            return new Verifier(MethodHandles.publicLookup()
                    .findStatic(
                            new Compiled(classes).loadClass("Verify"),
                            "run",
                            MethodType.methodType(int.class, String[].class, Appendable.class)));
        } catch (IOException | ReflectiveOperationException failed) {
            throw new IllegalStateException(SOURCE + " cannot be run", failed);
        } finally {
            TemporaryDirectory.delete(classes);
        }
    }

    /** Classes that need their files no more. */
    private static final class Compiled extends ClassLoader {
        private final Map<String, byte[]> classes = new HashMap<>();

        Compiled(Path folder) throws IOException {
            super(null);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    classes.put(file.getFileName().toString().replace(".class", ""), Files.readAllBytes(file));
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] compiled = classes.get(name);
            if (compiled == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, compiled, 0, compiled.length);
        }
    }

    /** Runs it in this process. What it should have caught comes through. */
    public Verdict run(String... arguments) {
        StringBuilder said = new StringBuilder();
        try {
            return new Verdict((int) run.invokeExact(arguments, (Appendable) said), said.toString());
        } catch (Throwable escaped) {
            throw new AssertionError("The verifier threw an exception, having said: " + said, escaped);
        }
    }

    /** Runs {@code java Verify.java …} in a folder that has nothing but a copy of it, and what is there already. */
    public static Verdict launch(Path folder, String... arguments) {
        try {
            Files.copy(SOURCE, folder.resolve("Verify.java"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Verify.java"));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile());
        program.environment()
                .keySet()
                .removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK") || name.equals("CLASSPATH"));
        try (JavaProcess process = JavaProcess.start(program)) {
            int exitCode = process.awaitExit(LONGEST);
            return new Verdict(exitCode, String.join("\n", process.output()));
        }
    }
}
