package io.potik.lead.mailing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * {@code mailing.asked.v1}: some of the customers who are to be written to; a mailing comes in several of these, in order.
 *
 * @param segment what it is called
 * @param text with placeholders
 * @param by who asked for it
 * @param last whether no more come
 */
public record MailingAsked(
        UUID mailingId, String segment, String text, UUID by, Instant at, List<UUID> customerIds, boolean last) {

    public static final String TYPE = "mailing.asked.v1";
}
