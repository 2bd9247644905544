package org.duly.events;

import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reporting job compiles against, as one text: a change of it is seen in review. */
class PublicApiTest {
    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void thePublicApiIsTheApprovedOne() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Class<?> type : publicTypes()) {
            text.append(kind(type)).append(' ').append(type.getName()).append('\n');
            members(type).forEach(member -> text.append("    ").append(member).append('\n'));
        }
        Approved.hasContent(Path.of("src/test/resources/public-api.txt"), text.toString());
    }

    private static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = CLASSES.relativize(file).toString();
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    Class<?> type = load(name.replaceAll("\\.class$", "").replace('/', '.'));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
            return types;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isEnum()) {
            return "enum";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isInterface() ? (type.isSealed() ? "sealed interface" : "interface") : "class";
    }

    private static List<String> members(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        }
        List<String> members = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                members.add(name(component.getAnnotatedType()) + " " + component.getName());
            }
        } else {
            for (Constructor<?> constructor : sorted(type.getDeclaredConstructors())) {
                members.add("new" + parameters(constructor));
            }
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                members.add("permits " + permitted.getName());
            }
        }
        List<String> accessors = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
        for (Method method : sorted(type.getDeclaredMethods())) {
            boolean ofAnyRecord = List.of("equals", "hashCode", "toString").contains(method.getName());
            if (!method.isSynthetic() && !ofAnyRecord && !accessors.contains(method.getName())) {
                String isStatic = Modifier.isStatic(method.getModifiers()) ? "static " : "";
                members.add(
                        isStatic + name(method.getAnnotatedReturnType()) + " " + method.getName() + parameters(method));
            }
        }
        return members;
    }

    /** The public ones, in an order that does not depend on the compiler. */
    private static <E extends Executable> List<E> sorted(E[] executables) {
        return Arrays.stream(executables)
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .sorted(Comparator.comparing(Executable::toGenericString))
                .toList();
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(PublicApiTest::name)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String name(AnnotatedType type) {
        String optional = type.isAnnotationPresent(Nullable.class) ? "?" : "";
        return type.getType().getTypeName().replaceAll("java\\.(lang|util|time)\\.", "") + optional;
    }
}
