package io.potik.intake.channel.twilio;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A Twilio number: signed over the address as Twilio knows it, answered with TwiML. */
@Component
class TwilioChannel implements Channel {

    static final String AUTH_TOKEN = "authToken";
    private static final String HEADER = "X-Twilio-Signature";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/?#]+\\S*");

    private final Phones phones;
    private final Workspace workspace;

    TwilioChannel(Phones phones, Workspace workspace) {
        this.phones = phones;
        this.workspace = workspace;
    }

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public ProviderDescription description() {
        return TwilioSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var errors = new ArrayList<SettingError>();
        var address = settings.text(TwilioSetup.PUBLIC_URL);
        if (address != null && !ADDRESS.matcher(address).matches()) {
            errors.add(new SettingError(
                    TwilioSetup.PUBLIC_URL,
                    "The whole address is needed as Twilio calls it: https://example.com/hooks/…"));
        }
        if (settings.list(TwilioSetup.FORWARD_TO).stream()
                .anyMatch(number -> !TwilioAnswer.canBeDialled(number, phones))) {
            errors.add(new SettingError(
                    TwilioSetup.FORWARD_TO,
                    "A number with its country code (+380…) or a SIP address (sip:…) is needed."));
        }
        return List.copyOf(errors);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST") && !delivery.method().equals("GET")) {
            return Verification.onlyBy("POST, GET");
        }
        var signature = delivery.header(HEADER);
        if (signature == null) {
            return new Verification.Refused(401, "A request came without Twilio's signature.");
        }
        return Secrets.isOneOf(signature.strip(), TwilioSignature.of(delivery, connection))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        "A request came with a signature that does not fit: the auth token or the public address of this"
                                + " connection is not the one that Twilio has.");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return TwilioAnswer.to(delivery, connection, phones);
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var sent = Parameters.of(delivery);
        var message = sent.get("MessageSid", "SmsMessageSid", "SmsSid");
        if (message != null) {
            return List.of(new TwilioMessage(message, sent, delivery.receivedAt(), phones).item());
        }
        var call = sent.get("CallSid");
        if (call != null) {
            return List.of(new TwilioCall(call, sent, delivery.receivedAt(), workspace.timeZone(), phones).item());
        }
        throw new NotUnderstood(
                "This is neither a call nor a message of Twilio's: it has no CallSid and no MessageSid.");
    }
}
