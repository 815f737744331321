package io.potik.lead.contact;

import java.util.Comparator;

/**
 * What a person is reached and recognised by. Two of equal kind and value are the same person.
 *
 * @param kind phone, email, telegram, viber, psid, igsid, wa …
 * @param value normalised: a phone in E.164, an address in lower case
 */
public record ContactPoint(String kind, String value) implements Comparable<ContactPoint> {

    private static final Comparator<ContactPoint> ORDER =
            Comparator.comparing(ContactPoint::kind).thenComparing(ContactPoint::value);

    @Override
    public int compareTo(ContactPoint other) {
        return ORDER.compare(this, other);
    }
}
