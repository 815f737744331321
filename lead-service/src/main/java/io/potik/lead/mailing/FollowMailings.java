package io.potik.lead.mailing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    public record News(UUID message, String state, @Nullable String reason) {

        private boolean follows(News before) {
            return switch (before.state()) {
                case "sent" -> true;
                case "delivered" -> state.equals("read");
                default -> false;
            };
        }
    }

    /** Notes it in the caller's transaction, in the given order; messages that no mailing sent are passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<News> all) {
        Map<UUID, News> furthest = new LinkedHashMap<>();
        all.forEach(news -> furthest.merge(news.message(), news, (one, other) -> other.follows(one) ? other : one));
        people.fared(furthest.values());
    }
}
