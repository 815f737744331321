package io.potik.intake.channel.fields;

import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.Words;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form that somebody filled in: who they are, what they want, where they came from. Read once, by one thread. */
public final class FilledForm {

    private static final int LONGEST_SUMMARY = 1000;

    private final FieldNames names;
    private final FormFields fields;
    private final Map<String, String> kept;
    private final FormContacts contacts;
    private final List<ContactPoint> points;
    private final @Nullable String displayName;
    private final @Nullable String text;
    private final @Nullable Attribution attribution;

    /**
     * Reads the fields.
     *
     * @param referer the address of the page, where the browser said it
     */
    public FilledForm(FormFields fields, FieldHints hints, Phones phones, @Nullable String referer) {
        this.fields = fields;
        this.names = fields.names();
        this.kept = kept(fields.values());
        this.contacts = new FormContacts(kept, names, hints, phones);
        this.points = contacts.points();
        this.displayName = contacts.displayName();
        var message = contacts.message();
        this.text = message == null ? summary() : message;
        this.attribution = new FormAttribution(kept, names, referer).read();
    }

    /** Every field as it was filled in, without passwords, bank cards and tokens of the page. */
    public Map<String, String> kept() {
        return kept;
    }

    /** Who filled it in; without contact points when nobody could be answered. */
    public Sender sender() {
        return new Sender(displayName, points);
    }

    /** The message, or what was chosen in the other fields; null when there is neither. */
    public @Nullable String text() {
        return text;
    }

    /** Where the person came from, or null. */
    public @Nullable Attribution attribution() {
        return attribution;
    }

    /** Of names and values, not of the bytes: a browser packs the same fields with another boundary every time. */
    public String fingerprint() {
        var all = new StringBuilder();
        new TreeMap<>(kept)
                .forEach((name, value) ->
                        all.append(name).append('\u0001').append(value).append('\u0002'));
        fields.files().forEach(file -> all.append(file.name()).append(file.url()));
        return "sha256:" + Secrets.fingerprint(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> kept(Map<String, String> values) {
        var kept = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            var field = names.of(name);
            if (field.saysPhone()) {
                kept.put(name, value);
            } else if (!Sensitive.isSecret(field) && !Sensitive.isCardNumber(value)) {
                kept.put(name, Sensitive.withoutCards(value));
            }
        });
        return kept;
    }

    /** What a form without a message asks for: the fields that speak neither of the person nor of the page. */
    private @Nullable String summary() {
        boolean stamped = kept.keySet().stream()
                .map(names::of)
                .anyMatch(name ->
                        name.joined().equals("useragent") || name.joined().equals("remoteip"));
        var lines = kept.entrySet().stream()
                .filter(field -> !field.getValue().isBlank() && !contacts.uses(field.getKey()))
                .filter(field -> !isOfThePage(names.of(field.getKey()), stamped))
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n"));
        return Words.clean(lines, LONGEST_SUMMARY);
    }

    /** Builders that add the browser's name and address add the date and the time of the post as well. */
    private static boolean isOfThePage(FieldName name, boolean stamped) {
        return name.isTechnical()
                || (stamped && (name.joined().equals("date") || name.joined().equals("time")));
    }
}
