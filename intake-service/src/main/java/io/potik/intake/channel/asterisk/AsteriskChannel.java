package io.potik.intake.channel.asterisk;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.workspace.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * An Asterisk. Its manager interface is listened to, and a call becomes one delivery when its last channel has hung up.
 * What a script posts to the hook (events as text or JSON, or a line of the call records) is read in the same way.
 */
@Component
class AsteriskChannel implements ListeningChannel {

    static final String SECRET = "secret";
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Phones phones;
    private final Workspace workspace;

    AsteriskChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "asterisk";
    }

    @Override
    public ProviderDescription description() {
        return AsteriskSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var errors = new ArrayList<SettingError>();
        var host = settings.text(AsteriskSetup.HOST);
        if (host != null && !host.matches("[A-Za-z0-9.:_-]{1,253}")) {
            errors.add(new SettingError(AsteriskSetup.HOST, "Only a name or an address is needed: pbx.example.com"));
        }
        if (AmiConnection.port(settings) < 1) {
            errors.add(new SettingError(AsteriskSetup.PORT, "A port is a number up to 65535."));
        }
        if (AmiConnection.breaksLine(settings.text(AsteriskSetup.USERNAME))) {
            errors.add(new SettingError(AsteriskSetup.USERNAME, "A user name stands on one line."));
        }
        if (host != null && settings.text(AsteriskSetup.USERNAME) == null) {
            errors.add(new SettingError(AsteriskSetup.USERNAME, "The manager interface wants a user name."));
        }
        return List.copyOf(errors);
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return AmiConnection.breaksLine(secrets.values().get(SECRET))
                ? List.of(new SettingError(SECRET, "A secret stands on one line."))
                : List.of();
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return delivery.method().equals("POST") ? Verification.ACCEPTED : Verification.onlyBy("POST");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return new AsteriskCalls(
                        delivery,
                        connection.settings().list(AsteriskSetup.INBOUND_CONTEXTS),
                        phones,
                        workspace.timeZone())
                .items();
    }

    @Override
    public void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException {
        while (connection.settings().text(AsteriskSetup.HOST) == null) {
            listening.pause(IDLE); // it only takes posts, and that is no failure
        }
        var secret = connection.newest(SECRET);
        if (secret == null) {
            throw new ListeningFailed("This connection has no secret for the manager interface.", null);
        }
        var open = new OpenCalls();
        try (var ami = AmiConnection.open(connection.settings())) {
            ami.login(String.valueOf(connection.settings().text(AsteriskSetup.USERNAME)), secret);
            listening.reached();
            follow(ami, open, listening);
        } catch (IOException e) {
            // A virtual thread learns of its interruption by a closed socket.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            // They may be over before the exchange is reached again: better told too early than never.
            for (var call : open.all()) {
                take(call, listening);
            }
            throw new ListeningFailed("The exchange cannot be listened to: " + reason(e), e);
        }
    }

    private static void follow(AmiConnection ami, OpenCalls open, Listening listening)
            throws IOException, InterruptedException {
        while (true) {
            var event = ami.next();
            if (event == null || event.name().isEmpty()) {
                listening.reached();
                continue;
            }
            for (var call : open.add(event)) {
                take(call, listening);
            }
        }
    }

    private static void take(byte[] call, Listening listening) throws InterruptedException {
        listening.take(new RawDelivery(
                "POST",
                null,
                Map.of("content-type", List.of("application/json")),
                call,
                Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AmiConnection.LoginRefused refused -> "it refuses this user name and secret.";
            case java.net.UnknownHostException unknown -> "nobody knows its host.";
            case java.net.ConnectException refused -> "nothing answers at its host and port.";
            case java.net.SocketTimeoutException late -> "it does not answer.";
            case javax.net.ssl.SSLException unsafe -> "it cannot be spoken to safely (TLS).";
            default -> "the line broke.";
        };
    }
}
