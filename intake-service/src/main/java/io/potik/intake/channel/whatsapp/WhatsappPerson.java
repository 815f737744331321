package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.InboundRequest.Sender;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.meta.MetaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Who wrote. A person who shows a user name hides the telephone number: then there is only {@code user_id}, which is the
 * same for all numbers of one business. It is kept beside the number as well, so that the person is known again.
 */
final class WhatsappPerson {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private static final int END = 7;

    private final JsonNode value;
    private final JsonNode message;
    private final JsonNode contact;
    private final Phones phones;

    WhatsappPerson(JsonNode value, JsonNode message, Phones phones) {
        this.value = value;
        this.message = message;
        this.contact = contact(value.path("contacts"), message);
        this.phones = phones;
    }

    static boolean isUserId(String account) {
        return USER_ID.matcher(account).matches();
    }

    /** The account by which WhatsApp knows the person, or null when it does not say. */
    @Nullable
    String account() {
        for (var node : List.of(
                contact.path("wa_id"), message.path("from"), contact.path("user_id"), message.path("from_user_id"))) {
            var id = MetaJson.id(node);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** The sender with the account first; {@code more} are contact points that the message itself tells. */
    Sender sender(String account, List<ContactPoint> more) {
        var points = new ArrayList<ContactPoint>();
        points.add(new ContactPoint("wa", account, account));
        phone(account).ifPresent(points::add);
        for (var node : List.of(contact.path("user_id"), message.path("from_user_id"))) {
            var userId = MetaJson.id(node);
            if (userId != null && isUserId(userId)) {
                points.add(new ContactPoint("wa", userId, userId));
            }
        }
        points.addAll(more);
        var profile = contact.path("profile");
        var name = MetaJson.text(profile.path("name"), 200);
        var username = MetaJson.text(profile.path("username"), 100);
        return new Sender(
                name == null && username != null ? "@" + username.replaceFirst("^@", "") : name,
                points.stream().distinct().toList());
    }

    /** An answer has to go out from the number that was written to, and to the group if it was one. */
    String conversation(String account) {
        var group = MetaJson.id(message.path("group_id"));
        return WhatsappSend.conversation(
                MetaJson.id(value.path("metadata").path("phone_number_id")),
                group == null ? account : "group:" + group);
    }

    /** WhatsApp writes numbers with their country code and without the plus. */
    Optional<ContactPoint> phone(String account) {
        return account.matches("\\d{7,15}")
                ? phones.contactPoint("+" + account).map(point -> new ContactPoint("phone", point.value(), account))
                : Optional.empty();
    }

    private static JsonNode contact(JsonNode contacts, JsonNode message) {
        for (var contact : contacts) {
            if (same(contact.path("wa_id"), message.path("from"))
                    || same(contact.path("user_id"), message.path("from_user_id"))) {
                return contact;
            }
        }
        var only = contacts.size() == 1 ? contacts.path(0) : MissingNode.getInstance();
        return sameEnd(MetaJson.id(only.path("wa_id")), MetaJson.id(message.path("from")))
                ? only
                : MissingNode.getInstance();
    }

    /** In Brazil, Mexico and Argentina an account is written otherwise than its number, but ends in the same way. */
    private static boolean sameEnd(@Nullable String account, @Nullable String from) {
        return account == null
                || from == null
                || (from.length() > END && account.endsWith(from.substring(from.length() - END)));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        var id = MetaJson.id(one);
        return id != null && id.equals(MetaJson.id(other));
    }
}
