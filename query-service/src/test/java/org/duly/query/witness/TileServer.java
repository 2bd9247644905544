package org.duly.query.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.proofs.Hash;
import org.duly.proofs.Tile;
import org.jspecify.annotations.Nullable;

/** A web server with the tiles of a tree, as a log publishes them. */
final class TileServer implements AutoCloseable {
    private static final String PATH = "/tlog/tile/";

    private final HttpServer server;
    /** Of each level of the tree, the hashes over complete subtrees. */
    private final List<List<Hash>> levels = new ArrayList<>();

    private final AtomicInteger asked = new AtomicInteger();
    private volatile byte @Nullable [] nonsense;

    TileServer(List<byte[]> events) throws IOException {
        List<Hash> level = events.stream().map(Hash::ofEntry).toList();
        while (!level.isEmpty()) {
            levels.add(level);
            List<Hash> above = new ArrayList<>();
            for (int at = 0; at + 1 < level.size(); at += 2) {
                above.add(Hash.ofChildren(level.get(at), level.get(at + 1)));
            }
            level = above;
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tlog";
    }

    /** How many tiles were asked for. */
    int asked() {
        return asked.get();
    }

    /** Answers anything with that from now on. */
    void saying(byte[] answer) {
        nonsense = answer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] said = nonsense;
        String path = exchange.getRequestURI().getPath().substring(PATH.length());
        int level = path.indexOf('/');
        Tile tile = Tile.at(path.substring(0, level), path.substring(level + 1));
        byte[] body =
                said == null ? tile.hashes((height, index) -> levels.get(height).get((int) index)) : said;
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
