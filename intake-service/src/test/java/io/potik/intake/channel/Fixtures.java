package io.potik.intake.channel;

import io.potik.intake.fuzz.Seeds;
import io.potik.intake.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries and connections for tests of rooms. */
public final class Fixtures {

    /** When every delivery of the tests arrived. */
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private Fixtures() {}

    /** Phones of a Ukrainian workspace. */
    public static Phones phones() {
        return new Phones(new Workspace("UA", ZoneId.of("Europe/Kyiv")));
    }

    /** A connection with these settings and secrets. */
    public static ConnectionAccess connection(Map<String, Object> settings, Map<String, List<String>> secrets) {
        return new ConnectionAccess(
                UUID.randomUUID(), "Test", "http://localhost/hooks/x", new Settings(settings), secrets);
    }

    /** A POST with headers by name, value, name, value … */
    public static RawDelivery post(String body, String... headers) {
        return delivery("POST", null, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Any delivery. */
    public static RawDelivery delivery(String method, @Nullable String query, byte[] body, String... headers) {
        var byName = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i].toLowerCase(Locale.ROOT), List.of(headers[i + 1]));
        }
        var delivery = new RawDelivery(method, query, byName, body, NOW);
        Seeds.keep(delivery);
        return delivery;
    }
}
