package org.duly.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of the demo. */
final class DemoResources {
    private DemoResources() {}

    static InputStream open(String name) {
        InputStream file = DemoResources.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException("the demo's file " + name + " is missing");
        }
        return file;
    }

    static byte[] bytes(String name) {
        try (InputStream file = open(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
