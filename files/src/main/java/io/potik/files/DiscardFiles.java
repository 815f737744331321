package io.potik.files;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes bytes that belong to no file, each in its transaction; instances share the work. A crash in between repeats the
 * removal of one, which is no error. A store that is away ends the round: each question to it takes as long as its limit.
 */
class DiscardFiles {

    private static final Logger log = LoggerFactory.getLogger(DiscardFiles.class);

    private final Contents contents;
    private final TransactionTemplate transaction;

    DiscardFiles(Contents contents, TransactionTemplate transaction) {
        this.contents = contents;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${potik.files.discard-every:10s}")
    void discard() {
        try {
            boolean more;
            do {
                more = Objects.requireNonNull(transaction.execute(open -> discardOne()));
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Files wait to be removed: {}", e.getClass().getSimpleName());
        }
    }

    /** Whether there may be more to remove now. */
    private boolean discardOne() {
        var next = contents.nextDiscarded();
        if (next.isEmpty()) {
            return false;
        }
        boolean gone = contents.remove(next.get());
        if (!gone) {
            log.warn(
                    "Files wait to be removed: the {} store is away", next.get().kind());
        }
        return gone;
    }
}
