package org.duly.embedded;

/** A server cannot start because something else listens on its port. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    public PortTakenException(String server, int port) {
        super(server + " cannot start: port " + port + " on 127.0.0.1 is in use by another program");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
