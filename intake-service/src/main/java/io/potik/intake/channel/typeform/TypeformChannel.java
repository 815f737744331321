package io.potik.intake.channel.typeform;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Verification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Typeform's webhook: one response a delivery, signed over the raw body. It is never answered 404 or 410 here: Typeform
 * would switch the webhook off at once.
 */
@Component
class TypeformChannel implements Channel {

    static final String SECRET = "secret";
    private static final String HEADER = "Typeform-Signature";

    private final Phones phones;

    TypeformChannel(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String provider() {
        return "typeform";
    }

    @Override
    public ProviderDescription description() {
        return TypeformSetup.DESCRIPTION;
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var sent = delivery.header(HEADER);
        if (sent == null) {
            return new Verification.Refused(
                    401, "A response came without a signature: enter the secret in the webhook's settings.");
        }
        var valid = connection.valid(SECRET).stream()
                .map(secret -> signature(secret, delivery.body()))
                .toList();
        return Secrets.isOneOf(sent.strip(), valid)
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401, "A response came that was signed with another secret than the one of this connection.");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return List.of(new TypeformEvent(DeliveryJson.read(delivery.body()), delivery.receivedAt(), phones).item());
    }

    private static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
