package io.potik.load.outage;

import io.potik.load.http.KeptConnection.Answer;
import io.potik.load.http.Latencies;
import java.util.Map;
import java.util.TreeMap;

/** What all senders were answered. Safe for use by many threads. */
final class Answers {

    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Latencies acceptedIn = new Latencies();
    private final Latencies refusedIn = new Latencies();

    /** Counts an answer that came after this time. */
    synchronized void answered(Answer answer, long nanos) {
        if (answer.isAccepted()) {
            acceptedIn.add(nanos);
        } else if (answer.status() == 503 && answer.retryAfter() != null) {
            refusedIn.add(nanos);
        } else {
            wrong.merge(answer.status() + (answer.retryAfter() == null ? " without Retry-After" : ""), 1, Integer::sum);
        }
    }

    /** Counts a delivery that got no answer at all. */
    synchronized void silence() {
        wrong.merge("no answer", 1, Integer::sum);
    }

    synchronized int accepted() {
        return acceptedIn.count();
    }

    /** 503 with Retry-After. */
    synchronized int refused() {
        return refusedIn.count();
    }

    /** Everything else, how often. */
    synchronized Map<String, Integer> wrong() {
        return Map.copyOf(wrong);
    }

    synchronized double acceptedWithin(double percent) {
        return acceptedIn.percentile(percent);
    }

    synchronized double refusedWithin(double percent) {
        return refusedIn.percentile(percent);
    }
}
