package io.potik.intake.channel.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on the loopback that answers each command as a test told it to: a reply, DROP or SILENT. */
final class SmtpServer implements AutoCloseable {

    private static final Map<String, String> WILLING = Map.of(
            "GREETING", "220 ready",
            "EHLO", "250 hello",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "RSET", "250 ok",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> told;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    private SmtpServer(ServerSocket socket, Map<String, String> told) {
        this.socket = socket;
        this.told = told;
    }

    /** Starts one; {@code told} is by command, {@code .} being the end of the text. */
    static SmtpServer started(Map<String, String> told) {
        try {
            var server = new SmtpServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), told);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The texts that came, each whole. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            boolean on = reply(client, "GREETING");
            while (on) {
                var line = in.readLine();
                if (line == null) {
                    return;
                }
                var command = line.split(" ")[0].toUpperCase(java.util.Locale.ROOT);
                on = reply(client, command);
                if (on && command.equals("DATA") && !told.containsKey("DATA")) {
                    taken.add(text(in));
                    on = reply(client, ".");
                }
            }
        } catch (IOException gone) {
            // The client has hung up.
        }
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private boolean reply(Socket client, String command) throws IOException {
        var reply = told.getOrDefault(command, WILLING.getOrDefault(command, "500 what"));
        if (reply.equals("DROP")) {
            return false;
        }
        if (!reply.equals("SILENT")) {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
        }
        return true;
    }
}
