package org.duly.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. Both answers hold for the moment they were asked only. */
public final class Ports {
    private static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** A port nobody listens on. */
    public static int free() {
        try (ServerSocket socket = listenOn(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + LOOPBACK, e);
        }
    }

    /**
     * Refuses a port that is in use.
     *
     * @throws PortTakenException when another program listens on the port
     */
    public static void requireFree(String server, int port) {
        try (ServerSocket socket = listenOn(port)) {
            socket.setSoTimeout(1);
        } catch (IOException e) {
            PortTakenException taken = new PortTakenException(server, port);
            taken.initCause(e);
            throw taken;
        }
    }

    private static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK));
    }
}
