package io.potik.lead.mailing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notes what became of each person's message. */
@Service
public class FollowMailings {

    private final MailedPeople people;

    FollowMailings(MailedPeople people) {
        this.people = people;
    }

    /** What became of a message: sent, delivered, read or failed. */
    public record News(UUID message, String state, @Nullable String reason) {}

    /** Notes it in the caller's transaction, in the given order; messages that no mailing sent are passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<News> all) {
        all.forEach(news -> people.fared(news.message(), news.state(), news.reason()));
    }
}
