package org.duly.query.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.duly.proofs.Hash;
import org.duly.proofs.Tile;
import org.duly.proofs.TileNodes;

/**
 * The hashes of a log's tree as the log itself publishes them (C2SP tlog-tiles), for a tree of one size. Whatever comes is
 * of exactly the length it must have, and nothing more is known of it. Used by one thread.
 */
final class LogTiles implements TileNodes.TileSource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;
    private final String address;
    private final long size;
    private final Map<Tile, byte[]> fetched = new HashMap<>();

    /** @param address where the log's tiles lie: {@code …/tlog} */
    LogTiles(HttpClient client, URI address, long size) {
        this.client = client;
        this.address = address.toString().replaceAll("/+$", "");
        this.size = size;
    }

    /** @throws UncheckedIOException if the tile cannot be had */
    @Override
    public byte[] hashes(int level, long index) {
        long there = (size >> (level * Tile.HEIGHT)) - index * Tile.FULL;
        return there <= 0
                ? new byte[0]
                : fetched.computeIfAbsent(new Tile(level, index, (int) Math.min(there, Tile.FULL)), this::fetch);
    }

    private byte[] fetch(Tile tile) {
        int length = tile.width() * Hash.LENGTH;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/" + tile.path()))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<byte[]> answer =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), length));
            if (answer.statusCode() != 200 || answer.body().length != length) {
                throw new IOException(
                        request.uri() + " gave " + answer.statusCode() + " and " + answer.body().length + " bytes");
            }
            return answer.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        } catch (IOException failed) {
            throw new UncheckedIOException("A tile of the log could not be read", failed);
        }
    }
}
