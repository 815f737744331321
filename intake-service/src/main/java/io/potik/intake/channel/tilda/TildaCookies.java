package io.potik.intake.channel.tilda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What Tilda's scripts remember of the address under which a person came, in the cookie TILDAUTM. */
final class TildaCookies {

    private static final String UTM = "TILDAUTM=";
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern NAME = Pattern.compile("utm_[a-z_]{1,40}");

    private TildaCookies() {}

    /** By name; the cookie as a whole is encoded once, and its values as they stood in the address a second time. */
    static Map<String, String> utm(String cookies) {
        var found = new LinkedHashMap<String, String>();
        for (var cookie : cookies.split(";")) {
            if (!cookie.strip().startsWith(UTM)) {
                continue;
            }
            for (var pair : decoded(cookie.strip().substring(UTM.length())).split("\\|\\|\\|")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    var name = decoded(pair.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
                    var value = twiceDecoded(pair.substring(equals + 1));
                    if (NAME.matcher(name).matches() && !value.isBlank()) {
                        found.putIfAbsent(name, value);
                    }
                }
            }
        }
        return found;
    }

    private static String twiceDecoded(String value) {
        var once = decoded(value);
        return ENCODED.matcher(once).find() ? decoded(once) : once;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
