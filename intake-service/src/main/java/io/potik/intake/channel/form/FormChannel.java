package io.potik.intake.channel.form;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.fields.FormBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A form on any site. It has no signature: the address is the secret, and what can be added to it are basic
 * authentication (for a server that posts), allowed origins and a honeypot (for a browser that posts).
 */
@Component
class FormChannel implements Channel {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s]+");

    private final Phones phones;

    FormChannel(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String provider() {
        return "form";
    }

    @Override
    public ProviderDescription description() {
        return FormSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var errors = new ArrayList<SettingError>();
        var thanks = settings.text(FormSetup.THANK_YOU_URL);
        if (thanks != null && !isWebAddress(thanks)) {
            errors.add(
                    new SettingError(FormSetup.THANK_YOU_URL, "A whole address is needed: https://example.com/thanks"));
        }
        if (!settings.list(FormSetup.ALLOWED_ORIGINS).stream()
                .allMatch(o -> ORIGIN.matcher(o).matches())) {
            errors.add(new SettingError(
                    FormSetup.ALLOWED_ORIGINS,
                    "An origin is a scheme and a host, without a path: https://example.com"));
        }
        return errors;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        var user = secrets.values().containsKey(FormSetup.BASIC_USER);
        var password = secrets.values().containsKey(FormSetup.BASIC_PASSWORD);
        return user == password
                ? List.of()
                : List.of(new SettingError(
                        user ? FormSetup.BASIC_PASSWORD : FormSetup.BASIC_USER,
                        "A user and a password go together: give both or neither."));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        var origin = delivery.header("Origin");
        var allowed = connection.settings().list(FormSetup.ALLOWED_ORIGINS);
        if (origin != null && !allowed.isEmpty() && allowed.stream().noneMatch(origin::equalsIgnoreCase)) {
            return new Verification.Refused(
                    403, "A page of an origin posted that is not allowed here: see the setting allowedOrigins.");
        }
        if (delivery.method().equals("OPTIONS")) {
            return new Verification.Answered(HookAnswer.empty(204, preflight(delivery, allowed)));
        }
        if (!delivery.method().equals("POST") && !delivery.method().equals("PUT")) {
            return Verification.onlyBy("POST, PUT, OPTIONS");
        }
        return signedIn(delivery.header("Authorization"), connection)
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        "A post came without the right user and password.",
                        true,
                        Map.of("WWW-Authenticate", "Basic realm=\"form\", charset=\"UTF-8\""));
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        var cors = origin(delivery, connection.settings().list(FormSetup.ALLOWED_ORIGINS));
        var accept = String.valueOf(delivery.header("Accept"));
        if (isPageOfItsOwn(delivery, accept)) {
            var thanks = connection.settings().text(FormSetup.THANK_YOU_URL);
            // 303: the browser asks for the page of thanks with GET, and a reload posts nothing again.
            return thanks == null
                    ? HookAnswer.text(200, "text/html;charset=utf-8", FormSetup.THANKS)
                            .with(Map.of("Content-Security-Policy", "default-src 'none'"))
                    : HookAnswer.empty(303, Map.of("Location", thanks));
        }
        return accept.contains("text/plain") && !accept.contains("json")
                ? HookAnswer.text(200, "text/plain;charset=utf-8", FormSetup.THANKS_TEXT)
                        .with(cors)
                : HookAnswer.text(200, "application/json", "{\"ok\":true}").with(cors);
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var items = new ArrayList<Item>();
        for (var fields : FormBody.read(delivery)) {
            items.add(new FormReader(fields, delivery, connection.settings(), phones).item());
        }
        return items;
    }

    /** Whether a browser left the page to post: it shows what is answered. A script only reads it. */
    private static boolean isPageOfItsOwn(RawDelivery delivery, String accept) {
        var type = delivery.header("Content-Type");
        return accept.contains("text/html")
                && delivery.header("X-Requested-With") == null
                && type != null
                && !type.toLowerCase(Locale.ROOT).contains("json");
    }

    private static boolean signedIn(@Nullable String authorization, ConnectionAccess connection) {
        var users = connection.valid(FormSetup.BASIC_USER);
        if (users.isEmpty()) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                return false;
            }
            // Both are compared whatever comes of the first.
            boolean user = Secrets.isOneOf(pair.substring(0, colon), users);
            boolean password = Secrets.isOneOf(pair.substring(colon + 1), connection.valid(FormSetup.BASIC_PASSWORD));
            return user && password;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Map<String, String> preflight(RawDelivery delivery, List<String> allowed) {
        var headers = new java.util.LinkedHashMap<>(origin(delivery, allowed));
        headers.put("Access-Control-Allow-Methods", "POST, PUT, OPTIONS");
        headers.put("Access-Control-Allow-Headers", "Content-Type, Authorization, X-Requested-With, Idempotency-Key");
        headers.put("Access-Control-Max-Age", "3600");
        return headers;
    }

    private static Map<String, String> origin(RawDelivery delivery, List<String> allowed) {
        var origin = delivery.header("Origin");
        if (origin == null) {
            return Map.of();
        }
        return allowed.isEmpty()
                ? Map.of("Access-Control-Allow-Origin", "*")
                : Map.of("Access-Control-Allow-Origin", origin, "Vary", "Origin");
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && List.of("http", "https")
                            .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
