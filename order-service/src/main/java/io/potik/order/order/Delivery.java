package io.potik.order.order;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes and how. Personal, so it stays here and in no event.
 *
 * @param way by whom or how: a carrier, a courier, collected
 * @param date on which it is promised, or was delivered
 */
public record Delivery(
        @Nullable String way,
        @Nullable String address,
        @Nullable String trackingNumber,
        @Nullable LocalDate date) {

    /** Nothing is known of it. */
    public static final Delivery NONE = new Delivery(null, null, null, null);

    /** Empty texts are none. */
    public Delivery {
        way = blankToNull(way);
        address = blankToNull(address);
        trackingNumber = blankToNull(trackingNumber);
    }

    /**
     * This one with some parts written anew.
     *
     * @param given by name; null takes a part away
     * @throws Refused for a part that there is not, and a date that is none
     */
    Delivery with(Map<String, @Nullable String> given) {
        Delivery now = this;
        for (Map.Entry<String, @Nullable String> part : given.entrySet()) {
            String text = part.getValue();
            now = switch (part.getKey()) {
                case "way" -> new Delivery(text, now.address, now.trackingNumber, now.date);
                case "address" -> new Delivery(now.way, text, now.trackingNumber, now.date);
                case "trackingNumber" -> new Delivery(now.way, now.address, text, now.date);
                case "date" -> new Delivery(now.way, now.address, now.trackingNumber, day(text));
                default ->
                    throw new Refused(
                            "delivery." + part.getKey(), "A delivery has way, address, trackingNumber and date.");
            };
        }
        return now;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new Refused("delivery.date", "A day is written like 2026-11-21.");
        }
    }

    /** Its parts by their names, those that are not known as null. */
    Map<String, @Nullable Object> parts() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("delivery.way", way);
        parts.put("delivery.address", address);
        parts.put("delivery.trackingNumber", trackingNumber);
        parts.put("delivery.date", date == null ? null : date.toString());
        return parts;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "Delivery[…]";
    }
}
