package io.potik.intake.channel.vonage;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.call.Parameters;
import java.util.List;
import org.springframework.stereotype.Component;

/** A Vonage application: its answer and event addresses and its inbound messages, all at the same hook. */
@Component
class VonageChannel implements Channel {

    static final String SIGNATURE_SECRET = "signatureSecret";

    private final Phones phones;

    VonageChannel(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String provider() {
        return "vonage";
    }

    @Override
    public ProviderDescription description() {
        return VonageSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var number = settings.text(VonageSetup.FORWARD_TO);
        return number == null
                        || (number.startsWith("+")
                                && phones.contactPoint(number).isPresent())
                ? List.of()
                : List.of(new SettingError(VonageSetup.FORWARD_TO, "A number with its country code is needed: +380…"));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST") && !delivery.method().equals("GET")) {
            return Verification.onlyBy("POST, GET");
        }
        return VonageSignature.verify(delivery, connection);
    }

    /** An NCCO for a call that has just come in; without a number to connect to, an empty one, which ends the call. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        try {
            var sent = Parameters.of(delivery);
            if (VonageCall.isQuestion(sent)) {
                return HookAnswer.text(200, "application/json", ncco(sent, connection.settings()));
            }
        } catch (NotUnderstood e) {
            return HookAnswer.OK;
        }
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var sent = Parameters.of(delivery);
        if (sent.isEmpty()) {
            throw new NotUnderstood("There is nothing in it.");
        }
        return List.of(
                VonageMessage.isMessage(sent)
                        ? new VonageMessage(delivery, sent, phones).item()
                        : new VonageCall(delivery, sent, phones).item());
    }

    private String ncco(Parameters sent, Settings settings) {
        var number = settings.text(VonageSetup.FORWARD_TO);
        var known = number == null ? null : phones.contactPoint(number).orElse(null);
        if (known == null) {
            return "[]";
        }
        var own = sent.get("to");
        var from = own != null && own.matches("\\d{5,15}") ? "\"from\":\"" + own + "\"," : "";
        return "[{\"action\":\"connect\"," + from + "\"endpoint\":[{\"type\":\"phone\",\"number\":\""
                + known.value().substring(1) + "\"}]}]";
    }
}
