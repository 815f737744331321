package io.potik.lead.timeline;

import io.potik.lead.timeline.Happening.MessageIn;
import io.potik.lead.timeline.Happening.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the wordings of one message in order: the original first, then its edits by time. */
final class Revisions {

    private static final Comparator<Revision> ORDER =
            Comparator.comparing(Revision::edited).thenComparing(Revision::at);

    private Revisions() {}

    static MessageIn merge(MessageIn stored, MessageIn arrived) {
        if (stored.isRetracted() || arrived.isRetracted()) {
            return stored.retracted();
        }
        var wordings = new ArrayList<>(stored.revisions());
        wordings.add(wording(stored));
        var added = wording(arrived);
        if (wordings.contains(added)) {
            return stored;
        }
        wordings.add(added);
        // The sort is stable: of two edits of one second, the one that arrived later is the newer.
        wordings.sort(ORDER);
        var newest = wordings.removeLast();
        var carrier = newest.equals(added) ? arrived : stored;
        return new MessageIn(
                newest.text(),
                carrier.attachments(),
                carrier.kind(),
                carrier.form(),
                List.copyOf(wordings),
                newest.at(),
                newest.edited());
    }

    private static Revision wording(MessageIn message) {
        return new Revision(message.text(), message.saidAt(), message.edited());
    }
}
