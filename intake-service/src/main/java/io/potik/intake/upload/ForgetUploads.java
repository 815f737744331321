package io.potik.intake.upload;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Removes attached files after their time; several instances share the work. */
@Component
class ForgetUploads {

    private static final Logger log = LoggerFactory.getLogger(ForgetUploads.class);

    private final Uploads uploads;

    ForgetUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    @Scheduled(fixedDelayString = "${potik.intake.upload.forget-every:15m}", initialDelayString = "1m")
    void forget() {
        try {
            boolean more;
            do {
                more = uploads.forgetSome();
            } while (more);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Attached files wait to be forgotten: {}", e.getClass().getSimpleName());
        }
    }
}
