package io.potik.intake.channel.binotel;

import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.InboundRequest.Attribution;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.CallTime;
import io.potik.intake.channel.call.Caller;
import io.potik.intake.channel.call.Parameters;
import io.potik.intake.channel.call.PhoneCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Binotel says of calls: finished ones in {@code callDetails}, and what happens on the way. */
final class BinotelCalls {

    private static final String DETAILS = "callDetails";
    private static final int MOST = 500;

    /** ONLINE is a call that still goes on, SUCCESS a fax that came through. */
    private static final Set<String> ANSWERED = Set.of("ANSWER", "ANSWERED", "TRANSFER", "ONLINE", "SUCCESS");

    private static final String INCOMING = "0";
    private static final String OUTGOING = "1";

    private final RawDelivery delivery;
    private final Parameters sent;
    private final Phones phones;
    private final ZoneId zone;

    BinotelCalls(RawDelivery delivery, Parameters sent, Phones phones, ZoneId zone) {
        this.delivery = delivery;
        this.sent = sent;
        this.phones = phones;
        this.zone = zone;
    }

    /** What happens on the way does not always name the company, and is no request; a finished call names it. */
    static boolean isOfCompany(Parameters sent, String company) throws NotUnderstood {
        var named = new ArrayList<String>();
        var calls = details(sent);
        Stream.concat(Stream.of(sent), calls.stream())
                .map(call -> call.get("companyID"))
                .filter(java.util.Objects::nonNull)
                .forEach(named::add);
        return (!named.isEmpty() || calls.isEmpty()) && named.stream().allMatch(company::equals);
    }

    List<Item> items() throws NotUnderstood {
        var type = sent.get("requestType");
        var calls = details(sent);
        if (!calls.isEmpty()) {
            return calls.stream().map(this::finished).toList();
        }
        if (type == null) {
            throw new NotUnderstood("This is nothing of Binotel's: it has neither a requestType nor callDetails.");
        }
        var id = sent.get("generalCallID", "callID");
        if (type.equals("apiCallCompleted")) {
            return List.of(new Item.Unreadable(
                    fingerprint(), Item.FOR_EVER, "apiCallCompleted", "The finished call has no callDetails."));
        }
        return List.of(
                id == null
                        ? new Item.Ignored(
                                type + ":" + fingerprint(),
                                Duration.ofMinutes(1),
                                PhoneCall.camelCase(type),
                                "A question of the exchange about a caller")
                        : PhoneCall.passing(id, type, "A call on its way; it is counted when it is over"));
    }

    private Item finished(Parameters call) {
        var id = call.get("generalCallID", "callID");
        if (id == null) {
            return new Item.Unreadable(fingerprint(), Item.FOR_EVER, "call", "The finished call has no generalCallID.");
        }
        var disposition = upper(call.get("disposition"));
        if (disposition.startsWith("SMS")) {
            return new Item.Ignored(id + ":" + disposition, Item.FOR_EVER, "sms", "A text message that was sent");
        }
        var talk = PhoneCall.seconds(call.get("billsec"));
        var answered = disposition.isEmpty() ? talk != null && talk > 0 : ANSWERED.contains(disposition);
        var finished = new PhoneCall(
                id,
                id,
                CallTime.of(call.get("startTime"), zone, delivery.receivedAt()),
                answered,
                talk,
                disposition.equals("VM-SUCCESS"),
                recording(id, call),
                employee(call),
                call.get("customerData.name", "customerDataFromOutside.name"),
                attribution(call));
        var person = Caller.of(call.get("externalNumber", "srcNumber"), false, id, phones);
        if (OUTGOING.equals(call.get("callType")) && !isAskedFor(call)) {
            return finished.outgoing(person);
        }
        if (!Set.of(INCOMING, OUTGOING).contains(String.valueOf(call.get("callType")))
                && call.get("externalNumber") == null) {
            return new Item.Ignored(id, Item.FOR_EVER, "internal", "A call between extensions");
        }
        return finished.incoming(person);
    }

    /** GetCall: the person left a number on the site, and the exchange has rung both. It was they who asked. */
    private static boolean isAskedFor(Parameters call) {
        return call.get("getCallData.id", "getCallData.fullUrl") != null;
    }

    private static @Nullable String recording(String id, Parameters call) {
        var link = call.get("linkToCallRecordInMyBusiness", "linkToCallRecordOverlayInMyBusiness");
        if (link != null) {
            return link;
        }
        var status = call.get("recordingStatus");
        return status != null && Set.of("uploaded", "uploading").contains(status.toLowerCase(Locale.ROOT))
                ? "binotel:" + id
                : null;
    }

    private static @Nullable String employee(Parameters call) {
        var name = call.get("employeeData.name");
        var extension = call.get("internalNumber");
        if (name == null) {
            return extension;
        }
        return extension == null ? name : name + " (" + extension + ")";
    }

    private static @Nullable Attribution attribution(Parameters call) {
        var tracked = call.below("callTrackingData");
        var from = tracked.isEmpty() || tracked.get("id", "utm_source", "domain") == null
                ? call.below("getCallData")
                : tracked;
        return new Attribution(
                        from.get("utm_source"),
                        from.get("utm_medium"),
                        from.get("utm_campaign"),
                        from.get("utm_content"),
                        from.get("utm_term"),
                        null,
                        from.get("fullUrl", "domain"),
                        null)
                .orNull();
    }

    /** One call, or several by their numbers; in a form they may be JSON in one field. */
    private static List<Parameters> details(Parameters sent) throws NotUnderstood {
        var written = sent.get(DETAILS);
        var details = written != null && written.startsWith("{")
                ? Parameters.ofJson(DeliveryJson.read(written.getBytes(StandardCharsets.UTF_8)))
                : sent.below(DETAILS);
        if (details.isEmpty()) {
            return List.of();
        }
        var isOne = details.names().stream().anyMatch(Set.of("generalCallID", "callID", "startTime")::contains);
        if (isOne) {
            return List.of(details);
        }
        var calls = details.names().stream().limit(MOST).map(details::below).collect(Collectors.toList());
        calls.removeIf(Parameters::isEmpty);
        return calls.isEmpty() ? List.of(details) : List.copyOf(calls);
    }

    private String fingerprint() {
        return "sha256:" + Secrets.fingerprint(delivery.body());
    }

    private static String upper(@Nullable String word) {
        return word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
    }
}
