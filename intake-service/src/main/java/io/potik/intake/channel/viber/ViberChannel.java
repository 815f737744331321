package io.potik.intake.channel.viber;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A Viber bot: one callback a delivery, signed with the bot's token. */
@Component
class ViberChannel implements Channel {

    static final String AUTH_TOKEN = "authToken";
    static final int LONGEST_SENDER_NAME = 28;
    private static final Pattern AUTH_TOKENS = Pattern.compile("[\\x21-\\x7e]{8,200}");

    private final ViberApi api;

    ViberChannel(ViberApi api) {
        this.api = api;
    }

    @Override
    public String provider() {
        return "viber";
    }

    @Override
    public ProviderDescription description() {
        return ViberSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var errors = new ArrayList<SettingError>();
        var name = settings.text(ViberSetup.SENDER_NAME);
        if (name != null && name.length() > LONGEST_SENDER_NAME) {
            errors.add(new SettingError(
                    ViberSetup.SENDER_NAME, "Viber shows at most " + LONGEST_SENDER_NAME + " characters of a name."));
        }
        var avatar = settings.text(ViberSetup.SENDER_AVATAR);
        if (avatar != null && !avatar.startsWith("https://")) {
            errors.add(new SettingError(
                    ViberSetup.SENDER_AVATAR, "A whole address is needed: https://example.com/picture.jpg"));
        }
        return errors;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        var token = secrets.values().get(AUTH_TOKEN);
        return token == null || AUTH_TOKENS.matcher(token).matches()
                ? List.of()
                : List.of(new SettingError(
                        AUTH_TOKEN, "A bot's token is three groups of letters and digits with dashes between them."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var signature = ViberSignature.sent(delivery);
        if (signature == null) {
            return new Verification.Refused(401, "A delivery came without Viber's signature.");
        }
        return ViberSignature.isOf(signature, delivery.body(), connection.valid(AUTH_TOKEN))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401, "A delivery came that was signed with another token than the one of this connection.");
    }

    /** Nothing in the body: what is answered to conversation_started would be sent as a welcome. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return List.of(new ViberCallback(DeliveryJson.read(delivery.body()), delivery.receivedAt()).item());
    }

    @Override
    public Takes takes() {
        return Takes.anyFile(ViberApi.LONGEST);
    }

    @Override
    public boolean fetchesFiles() {
        return true;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        var token = connection.newest(AUTH_TOKEN);
        return token == null
                ? new SendResult.Refused("This connection has no token, so it cannot answer.")
                : api.send(answer, token, connection);
    }
}
