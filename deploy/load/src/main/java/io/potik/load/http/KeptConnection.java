package io.potik.load.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sender's connection, kept as long as the server keeps it: HTTP/1.1 by hand, one write and mostly one read a
 * delivery. For one thread.
 */
public final class KeptConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What the server said; {@code retryAfter} is its header of that name. */
    public record Answer(int status, @Nullable String retryAfter) {

        /** Whether it is a 2xx. */
        public boolean isAccepted() {
            return status >= 200 && status < 300;
        }
    }

    private final InetSocketAddress address;
    private final byte[] head;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream(2_048);
    private final byte[] buffer = new byte[16_384];
    private @Nullable Socket socket;
    private int place;
    private int filled;

    /** Connects with the first delivery. */
    public KeptConnection(URI uri, Map<String, String> headers) {
        this.address = new InetSocketAddress(uri.getHost(), uri.getPort());
        var lines = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        this.head = lines.append("Content-Length: ").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Posts the body and reads the whole answer.
     *
     * @throws IOException when there is none; the next delivery connects anew
     */
    public Answer post(byte[] body) throws IOException {
        try {
            var open = open();
            request.reset();
            request.write(head);
            request.write(Integer.toString(body.length).getBytes(StandardCharsets.US_ASCII));
            request.write(END_OF_HEAD);
            request.write(body);
            request.writeTo(open.getOutputStream());
            return answer(open.getInputStream());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket open() throws IOException {
        var open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.connect(address, PATIENCE_MILLIS);
            socket = open;
            place = 0;
            filled = 0;
        }
        return open;
    }

    private Answer answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        long length = -1;
        boolean chunked = false;
        boolean closes = false;
        String retryAfter = null;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> closes = value.equalsIgnoreCase("close");
                case "retry-after" -> retryAfter = value;
                default -> {}
            }
        }
        if (chunked) {
            skipChunks(in);
        } else if (length >= 0) {
            skip(in, length);
        } else if (status != 204) {
            closes = true; // its end is the connection's
        }
        if (closes) {
            close();
        }
        return new Answer(status, retryAfter);
    }

    private void skipChunks(InputStream in) throws IOException {
        long size = Long.parseLong(line(in), 16);
        while (size > 0) {
            skip(in, size + 2);
            size = Long.parseLong(line(in), 16);
        }
        while (!line(in).isEmpty()) {
            // a trailer says nothing about a delivery
        }
    }

    private void skip(InputStream in, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            next(in);
        }
    }

    private String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = next(in); c != '\n'; c = next(in)) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private int next(InputStream in) throws IOException {
        if (place == filled) {
            place = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                throw new EOFException("the server closed the connection");
            }
        }
        return buffer[place++] & 0xff;
    }

    @Override
    public void close() {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
