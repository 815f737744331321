package io.potik.intake.channel.googleleadform;

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
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Verification;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lead forms of Google Ads: one lead a delivery, with the key in its body. Google takes 4xx as final and repeats 5xx. */
@Component
class GoogleLeadFormChannel implements Channel {

    static final String GOOGLE_KEY = "googleKey";
    private static final int LONGEST_KEY = 50;

    private final Phones phones;

    GoogleLeadFormChannel(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String provider() {
        return "google-lead-form";
    }

    @Override
    public ProviderDescription description() {
        return GoogleLeadFormSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        var key = secrets.values().get(GOOGLE_KEY);
        return key == null || key.length() <= LONGEST_KEY
                ? List.of()
                : List.of(
                        new SettingError(GOOGLE_KEY, "Google takes at most " + LONGEST_KEY + " characters of a key."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        try {
            var key = DeliveryJson.read(delivery.body()).path("google_key").asString(null);
            return Secrets.isOneOf(key, connection.valid(GOOGLE_KEY))
                    ? Verification.ACCEPTED
                    : new Verification.Refused(
                            401,
                            key == null
                                    ? "A lead came without a key: enter one in the lead form's webhook."
                                    : "A lead came with another key than the one of this connection.");
        } catch (NotUnderstood e) {
            return new Verification.Refused(400, "A post came that holds no key, because it is no JSON.");
        }
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.text(200, "application/json", "{}");
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return List.of(new GoogleLead(DeliveryJson.read(delivery.body()), delivery, phones).item());
    }
}
