package io.potik.intake.outgoing;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Takes;
import io.potik.intake.upload.FileLinks;
import io.potik.intake.upload.Uploads;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** The files that go with an answer, read when it is sent: at most some answers have theirs in memory at once. */
@Component
class AnswerFiles {

    private static final int AT_ONCE = 3;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Uploads uploads;
    private final FileLinks links;

    AnswerFiles(Uploads uploads, FileLinks links) {
        this.uploads = uploads;
        this.links = links;
    }

    /** Whether its files may be read now; then {@link #done} must follow. */
    boolean mayBeRead(OutgoingAnswer answer) {
        return answer.files().isEmpty() || places.tryAcquire();
    }

    /** Its files are not needed any more. */
    void done(OutgoingAnswer answer) {
        if (!answer.files().isEmpty()) {
            places.release();
        }
    }

    /**
     * Its files in their order.
     *
     * @param fetched whether the provider fetches them; without need no file gets an address
     * @throws Unsendable when one of them is gone, or they are too large together
     */
    List<AnswerToSend.File> of(OutgoingAnswer answer, boolean fetched) throws Unsendable {
        if (answer.files().isEmpty()) {
            return List.of();
        }
        var content = uploads.read(answer.files(), answer.requestedBy());
        if (content.size() < answer.files().size()) {
            throw new Unsendable("A file that should go with it is not there any more: attach it again.");
        }
        if (content.stream().mapToLong(one -> one.upload().size()).sum() > Takes.LARGEST_TOGETHER) {
            throw new Unsendable("Its files are too large together: at most 25 MB go with one message.");
        }
        boolean addressed = fetched && links.canBeReached();
        return content.stream()
                .map(one -> new AnswerToSend.File(
                        one.upload().name(),
                        one.upload().mediaType(),
                        one.bytes(),
                        addressed ? links.of(one.upload()) : null))
                .toList();
    }

    /** What will never be sent, and why, for people. */
    static final class Unsendable extends Exception {

        Unsendable(String reason) {
            super(reason);
        }
    }
}
