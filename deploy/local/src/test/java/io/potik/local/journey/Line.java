package io.potik.local.journey;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the suite that can be cut and mended: what a browser has open on it is lost at once. */
final class Line implements AutoCloseable {

    private final int suite;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    Line(String suiteUrl) {
        suite = URI.create(suiteUrl).getPort();
        door = door(0);
        port = door.getLocalPort();
        listen(door);
    }

    String url() {
        return "http://localhost:" + port;
    }

    void cut() {
        close(door);
        open.forEach(Line::close);
        open.clear();
    }

    void mend() {
        door = door(port);
        listen(door);
    }

    @Override
    public void close() {
        cut();
    }

    private static ServerSocket door(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen(ServerSocket at) {
        Thread.ofVirtual().start(() -> {
            while (!at.isClosed()) {
                try {
                    join(at.accept());
                } catch (IOException e) {
                    close(at); // cut
                }
            }
        });
    }

    private void join(Socket browser) throws IOException {
        open.add(browser);
        var gateway = new Socket(InetAddress.getLoopbackAddress(), suite);
        open.add(gateway);
        pass(browser, gateway);
        pass(gateway, browser);
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // cut, or the other end has gone
            } finally {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void close(Closeable one) {
        try {
            one.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
