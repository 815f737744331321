package io.potik.intake.support;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A manager interface on the loopback: it challenges, lets user {@code potik} with secret {@code s3cret} in, and says what it is told to. */
public final class AmiServer implements Closeable {

    private static final String CHALLENGE = "840415273";

    /** MD5 of the challenge and the secret. */
    private final String key;

    private final ServerSocket server;
    private final BlockingQueue<Socket> signedIn = new LinkedBlockingQueue<>();
    private final List<String> actions = new CopyOnWriteArrayList<>();

    private AmiServer(ServerSocket server, String key) {
        this.server = server;
        this.key = key;
    }

    /** Starts one on a free port. */
    public static AmiServer started() {
        try {
            var digest = java.security.MessageDigest.getInstance("MD5")
                    .digest((CHALLENGE + "s3cret").getBytes(StandardCharsets.UTF_8));
            var ami = new AmiServer(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    java.util.HexFormat.of().formatHex(digest));
            Thread.ofVirtual().start(ami::serve);
            return ami;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** The actions that it was asked for. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    /** Whoever has signed in next, once they have. */
    public Socket listener() throws InterruptedException {
        return signedIn.take();
    }

    /** Sends a text as it is. */
    public static void say(Socket listener, String text) throws IOException {
        listener.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        listener.getOutputStream().flush();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "Asterisk Call Manager/9.0.0\r\n");
            Map<String, String> headers = new HashMap<>();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                } else if (!headers.isEmpty()) {
                    act(socket, headers);
                    headers.clear();
                }
            }
        } catch (IOException gone) {
            actions.add("gone");
        }
    }

    private void act(Socket socket, Map<String, String> headers) throws IOException {
        var action = headers.getOrDefault("Action", "");
        actions.add(action);
        switch (action) {
            case "Challenge" -> say(socket, "Response: Success\r\nChallenge: " + CHALLENGE + "\r\n\r\n");
            case "Login" -> {
                if (key.equals(headers.get("Key")) && "potik".equals(headers.get("Username"))) {
                    say(socket, "Response: Success\r\nMessage: Authentication accepted\r\n\r\n");
                    signedIn.add(socket);
                } else {
                    say(socket, "Response: Error\r\nMessage: Authentication failed\r\n\r\n");
                }
            }
            default -> say(socket, "Response: Success\r\n\r\n");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
