package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.Settings;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A line to the manager interface: text in blocks of headers, a blank line after each. Used by one thread. */
final class AmiConnection implements Closeable {

    /** The exchange does not take this user name and secret. */
    static final class LoginRefused extends IOException {

        private static final long serialVersionUID = 1;

        LoginRefused() {
            super("Login refused");
        }
    }

    private static final int STANDARD_PORT = 5038;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LOGIN = Duration.ofSeconds(10);

    /** How long a read waits before it looks whether it is still wanted. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_LINES = 500;

    private final Socket socket;
    private final boolean safe;
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private LinkedHashMap<String, String> block = new LinkedHashMap<>();
    private long heard = System.nanoTime();
    private boolean asked;

    private AmiConnection(Socket socket, boolean safe) throws IOException {
        this.socket = socket;
        this.safe = safe;
        socket.setSoTimeout((int) LOOK.toMillis());
        socket.setKeepAlive(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static AmiConnection open(Settings settings) throws IOException {
        var host = String.valueOf(settings.text(AsteriskSetup.HOST));
        IOException failure = null;
        for (var address : InetAddress.getAllByName(host)) {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port(settings)), (int) CONNECT.toMillis());
                boolean safe = settings.flag(AsteriskSetup.TLS);
                return new AmiConnection(safe ? safe(socket, host, port(settings)) : socket, safe);
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new IOException("No address") : failure;
    }

    /** The port of the settings, the standard one without, 0 when it is none. */
    static int port(Settings settings) {
        var given = settings.text(AsteriskSetup.PORT);
        if (given == null) {
            return STANDARD_PORT;
        }
        int port = given.matches("\\d{1,5}") ? Integer.parseInt(given) : 0;
        return port <= 65_535 ? port : 0;
    }

    /** Whether a text would begin another header. */
    static boolean breaksLine(@Nullable String text) {
        return text != null && text.chars().anyMatch(Character::isISOControl);
    }

    /** Signs in. Without TLS the secret is not sent, only that it is known. */
    void login(String user, String secret) throws IOException, InterruptedException {
        if (breaksLine(user) || breaksLine(secret)) {
            throw new LoginRefused();
        }
        var key = "Secret: " + secret;
        if (!safe) {
            send("Action: Challenge", "AuthType: MD5");
            key = "AuthType: MD5\r\nKey: " + md5(answer().get("Challenge") + secret);
        }
        send("Action: Login", "Username: " + user, key, "Events: call,cdr");
        answer();
    }

    /**
     * The next block; null when there is nothing for a while, and it answers when it is asked whether it is there.
     *
     * @throws InterruptedException when the thread is interrupted; noticed within half a second
     */
    @Nullable
    AmiEvent next() throws IOException, InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                var event = read();
                heard = System.nanoTime();
                asked = false;
                return event.name().isEmpty() ? null : event;
            } catch (SocketTimeoutException nothingYet) {
                var silent = System.nanoTime() - heard;
                if (silent > SILENCE.multipliedBy(2).toNanos()) {
                    throw nothingYet;
                }
                if (!asked && silent > SILENCE.toNanos()) {
                    asked = true;
                    send("Action: Ping");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private AmiEvent answer() throws IOException, InterruptedException {
        long until = System.nanoTime() + LOGIN.toNanos();
        while (System.nanoTime() < until) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var event = readOrNull();
            var response = event == null ? null : event.get("Response");
            if (event != null && response != null) {
                if (!response.equalsIgnoreCase("Success")) {
                    throw new LoginRefused();
                }
                return event;
            }
        }
        throw new SocketTimeoutException("No answer");
    }

    private @Nullable AmiEvent readOrNull() throws IOException {
        try {
            return read();
        } catch (SocketTimeoutException nothingYet) {
            return null;
        }
    }

    /** A block; what has come of one is kept when the rest is late. The banner is a line without a colon. */
    private AmiEvent read() throws IOException {
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("Closed");
            }
            if (b != '\n') {
                line.write(b);
                if (line.size() > LONGEST_LINE) {
                    throw new IOException("Too long a line");
                }
                continue;
            }
            var text = line.toString(StandardCharsets.UTF_8).strip();
            line.reset();
            int colon = text.indexOf(':');
            if (colon > 0) {
                block.putIfAbsent(
                        text.substring(0, colon).strip(),
                        text.substring(colon + 1).strip());
                if (block.size() > MOST_LINES) {
                    throw new IOException("Too long a block");
                }
            } else if (text.isEmpty() && !block.isEmpty()) {
                var event = new AmiEvent(block);
                block = new LinkedHashMap<>();
                return event;
            }
        }
    }

    private void send(String... headers) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", headers) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static SSLSocket safe(Socket socket, String host, int port) throws IOException {
        var safe =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true);
        var parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        safe.setSSLParameters(parameters);
        safe.setSoTimeout((int) LOGIN.toMillis());
        safe.startHandshake();
        return safe;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has MD5
        }
    }
}
