package io.potik.intake.channel.tilda;

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
import io.potik.intake.channel.fields.FormBody;
import io.potik.intake.channel.fields.FormFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The forms of a site made with Tilda. It signs nothing; the address is the secret, and an API key may go with every post,
 * in a header or in a field whose name people choose.
 */
@Component
class TildaChannel implements Channel {

    static final String API_KEY = "apiKey";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** What people call the key when they do not say it here. */
    private static final List<String> USUAL_NAMES = List.of("apikey", "api_key", "api-key", "x-api-key");

    private final Phones phones;

    TildaChannel(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String provider() {
        return "tilda";
    }

    @Override
    public ProviderDescription description() {
        return TildaSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var name = settings.text(TildaSetup.API_KEY_NAME);
        return name == null || NAME.matcher(name).matches()
                ? List.of()
                : List.of(new SettingError(
                        TildaSetup.API_KEY_NAME, "The name of a header or a field: letters, digits, _ and -."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        var keys = connection.valid(API_KEY);
        if (keys.isEmpty()) {
            return Verification.ACCEPTED;
        }
        var names = keyNames(connection.settings());
        var sent = names.stream()
                .map(delivery::header)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> field(delivery, names));
        if (Secrets.isOneOf(sent, keys)) {
            return Verification.ACCEPTED;
        }
        // Tilda tries an address before it has been told the key; nothing comes of that.
        return sent == null && isPing(delivery)
                ? new Verification.Answered(HookAnswer.text(200, "text/plain", "ok"))
                : new Verification.Refused(
                        401,
                        sent == null
                                ? "A post came without the API key of this connection."
                                : "A post came with another API key than the one of this connection.");
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.text(200, "text/plain", "ok");
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var names = Set.copyOf(keyNames(connection.settings()));
        var items = new ArrayList<Item>();
        for (var fields : FormBody.read(delivery)) {
            items.add(new TildaPost(fields, names, delivery, phones).item());
        }
        return items;
    }

    private static List<String> keyNames(Settings settings) {
        return Stream.concat(Stream.ofNullable(settings.text(TildaSetup.API_KEY_NAME)), USUAL_NAMES.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static @Nullable String field(RawDelivery delivery, List<String> names) {
        try {
            for (var fields : FormBody.read(delivery)) {
                for (var name : names) {
                    var value = fields.named(name);
                    if (value != null) {
                        return value;
                    }
                }
            }
        } catch (NotUnderstood e) {
            return null; // what cannot be read holds no key
        }
        return null;
    }

    private static boolean isPing(RawDelivery delivery) {
        try {
            return FormBody.read(delivery).stream().allMatch(TildaChannel::isPing);
        } catch (NotUnderstood e) {
            return false;
        }
    }

    private static boolean isPing(FormFields fields) {
        return "test".equals(fields.named("test")) && fields.values().size() == 1;
    }
}
