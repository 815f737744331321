package io.potik.intake.outgoing;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells leads how answers fared after they were sent: delivered, read, or failed after all. */
@Service
class FollowAnswers {

    private static final Logger log = LoggerFactory.getLogger(FollowAnswers.class);

    /** Longer than it takes to write down that an answer was sent. */
    private static final Duration WAITS_FOR_ITS_ANSWER = Duration.ofMinutes(15);

    private final NewsOfAnswers news;
    private final AnswerStates states;
    private final TransactionTemplate transaction;

    FollowAnswers(NewsOfAnswers news, AnswerStates states, PlatformTransactionManager transactions) {
        this.news = news;
        this.states = states;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Applies what was told since. */
    @Scheduled(fixedDelayString = "${potik.intake.follow-every:500ms}")
    void follow() {
        try {
            if (news.any()) {
                transaction.executeWithoutResult(open -> {
                    states.tell(news.apply());
                    news.forget(WAITS_FOR_ITS_ANSWER);
                });
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("News of answers wait for the database: {}", e.getClass().getSimpleName());
        }
    }
}
