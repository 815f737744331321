package io.potik.intake.channel.twilio;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.call.Parameters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Base64 of HMAC-SHA1 over the whole address that Twilio calls and the sorted parameters of the body; of a JSON body the
 * address holds the hash.
 */
final class TwilioSignature {

    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})(?=[&#]|$)");

    private TwilioSignature() {}

    /** Every signature that is right for what was sent: Twilio leaves ports out and puts them in. */
    static List<String> of(RawDelivery delivery, ConnectionAccess connection) {
        var signatures = new ArrayList<String>();
        var form = parameters(delivery);
        for (var address : addresses(delivery, connection)) {
            var hash = BODY_HASH.matcher(address);
            var parameters = form;
            if (hash.find() && delivery.body().length > 0) {
                var fits = Secrets.isOneOf(
                        hash.group(1).toLowerCase(Locale.ROOT), List.of(Secrets.fingerprint(delivery.body())));
                parameters = fits ? "" : null;
            }
            if (parameters != null) {
                for (var token : connection.valid(TwilioChannel.AUTH_TOKEN)) {
                    if (!token.isEmpty()) {
                        signatures.add(sign(address + parameters, token));
                    }
                }
            }
        }
        return signatures;
    }

    /** Null for a body that no parameter stands for: only a hash in the address can vouch for it. */
    private static @Nullable String parameters(RawDelivery delivery) {
        if (Parameters.isJson(delivery)) {
            return null;
        }
        var sorted = new TreeMap<String, Set<String>>();
        for (var pair : Parameters.pairs(new String(delivery.body(), StandardCharsets.UTF_8))) {
            sorted.computeIfAbsent(pair.name(), name -> new TreeSet<>()).add(pair.value());
        }
        var text = new StringBuilder();
        sorted.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    private static Set<String> addresses(RawDelivery delivery, ConnectionAccess connection) {
        var bases = new LinkedHashSet<String>();
        var told = connection.settings().text(TwilioSetup.PUBLIC_URL);
        if (told != null) {
            bases.add(told);
            bases.add(withPathOf(told, connection.hookUrl()));
        }
        bases.add(connection.hookUrl());
        var addresses = new LinkedHashSet<String>();
        for (var base : bases) {
            addPorts(base, addresses);
            if (delivery.query() != null) {
                int query = base.indexOf('?');
                addPorts((query < 0 ? base : base.substring(0, query)) + "?" + delivery.query(), addresses);
            }
        }
        return addresses;
    }

    /** Of an address with nothing but a host, the hook's address on that host. */
    private static String withPathOf(String address, String hookUrl) {
        int end = endOfHost(address);
        if (end < 0 || !address.substring(end).replace("/", "").isEmpty()) {
            return address;
        }
        return address.substring(0, end) + URI.create(hookUrl).getRawPath();
    }

    /** As it is, without a port, and with the port that its scheme implies. */
    private static void addPorts(String address, Set<String> into) {
        into.add(address);
        int end = endOfHost(address);
        if (end < 0) {
            return;
        }
        var authority = address.substring(0, end);
        var rest = address.substring(end);
        var bare = authority.replaceFirst(":\\d{1,5}$", "");
        into.add(bare + rest);
        if (bare.equals(authority)) {
            into.add(authority + (address.startsWith("https") ? ":443" : ":80") + rest);
        }
    }

    private static int endOfHost(String address) {
        int start = address.indexOf("://");
        if (start < 0) {
            return -1;
        }
        int end = start + 3;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String sign(String signed, String token) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA1
        }
    }
}
