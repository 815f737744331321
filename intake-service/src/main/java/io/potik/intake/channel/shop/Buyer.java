package io.potik.intake.channel.shop;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who bought: gathered from the fields in which a shop may say it, the most certain first. */
public final class Buyer {

    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"'()]{1,100}@[^\\s@<>,;:\"'()]{1,150}\\.[\\p{L}\\d-]{2,30}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST_NAME = 200;

    private final Phones phones;
    private final Map<String, ContactPoint> points = new LinkedHashMap<>();
    private @Nullable String name;

    /** Somebody of whom nothing is known yet. */
    public Buyer(Phones phones) {
        this.phones = phones;
    }

    /** The name; one that was said before stays. */
    public void name(@Nullable String said) {
        var cleaned = Words.clean(said, LONGEST_NAME);
        if (name == null && cleaned != null) {
            name = cleaned.replaceAll("\\s+", " ");
        }
    }

    /**
     * A phone; what cannot be called is left out.
     *
     * @param country of the address beside it, by which a number without a country code is read first; null for none
     */
    public void phone(@Nullable String said, @Nullable String country) {
        var raw = Words.clean(said, 100);
        if (raw != null) {
            var region = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
            var point = COUNTRY.matcher(region).matches() ? phones.contactPoint(raw, region) : phones.contactPoint(raw);
            point.ifPresent(this::add);
        }
    }

    /** An address; marketplaces that hide it write "true" or nothing, which is left out. */
    public void email(@Nullable String said) {
        var raw = Words.clean(said, 300);
        if (raw != null && EMAIL.matcher(raw).matches()) {
            add(new ContactPoint("email", raw.toLowerCase(Locale.ROOT), raw));
        }
    }

    /** Whether there is a phone already. */
    public boolean hasPhone() {
        return points.values().stream().anyMatch(point -> point.kind().equals("phone"));
    }

    /** Whether this is how the buyer is called, or nobody has said it. */
    public boolean mayBeCalled(@Nullable String other) {
        var cleaned = Words.clean(other, LONGEST_NAME);
        return name == null || cleaned == null || name.equalsIgnoreCase(cleaned.replaceAll("\\s+", " "));
    }

    /** Nothing is known by which the buyer can be reached. */
    public boolean isUnreachable() {
        return points.isEmpty();
    }

    /** What was gathered. */
    public Sender sender() {
        return new Sender(name, List.copyOf(points.values()));
    }

    private void add(ContactPoint point) {
        points.putIfAbsent(point.kind() + ":" + point.value(), point);
    }
}
