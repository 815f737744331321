package io.potik.gateway.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on the loopback that takes mail, but none for those whom it was told to put off. */
final class SmtpServer {

    private final ServerSocket socket;
    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private final Set<String> putOff = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    SmtpServer() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What it answers with a passing failure from now on. */
    void putOff(String address) {
        putOff.add(address);
    }

    void takeAgain(String address) {
        putOff.remove(address);
    }

    /** Whether anybody wanted to send something to this address. */
    boolean wasAskedFor(String address) {
        return asked.contains(address);
    }

    /** The mail for one address, in its order. */
    List<MimeMessage> to(String address) {
        return taken.stream().filter(mail -> isTo(mail, address)).toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
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
            say(client, "220 ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.split("[ :]")[0].toUpperCase(Locale.ROOT)) {
                    case "RCPT" -> {
                        var address = line.replaceAll(".*<(.*)>.*", "$1");
                        asked.add(address);
                        say(client, putOff.contains(address) ? "451 later" : "250 ok");
                    }
                    case "DATA" -> {
                        say(client, "354 go on");
                        taken.add(mail(in));
                        say(client, "250 taken");
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The client has hung up.
            return;
        }
    }

    private static MimeMessage mail(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }
}
