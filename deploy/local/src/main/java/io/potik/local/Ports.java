package io.potik.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Free TCP ports of the loopback address, none given twice. */
final class Ports {

    private final Set<Integer> given = new HashSet<>();

    /** @throws CannotStart when another program listens there */
    int exactly(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(port));
            given.add(port);
            return port;
        } catch (IOException e) {
            throw new CannotStart(
                    "Port " + port + " is taken by another program. Stop that one, or choose another: --port "
                            + (port + 10) + ".",
                    e);
        }
    }

    int any() {
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new CannotStart("This machine gives no free port: " + e.getMessage(), e);
            }
        }
    }
}
