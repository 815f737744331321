package io.potik.load.outage;

import io.potik.load.http.KeptConnection;
import io.potik.local.deliveries.Hooks;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Writes one message after the other, each again and again until it is accepted, as a provider delivers it. */
final class Person implements AutoCloseable {

    /** More than one person writes; the ids of their messages are never the same. */
    private static final int MOST_MESSAGES = 100_000;

    /** Sooner than the answers ask for, to get more of them. */
    private static final Duration UNTIL_AGAIN = Duration.ofSeconds(1);

    private final int number;
    private final long account;
    private final KeptConnection connection;
    private int accepted;

    Person(int number, long firstAccount, URI hook) {
        this.number = number;
        this.account = firstAccount + number;
        this.connection = new KeptConnection(hook, Hooks.headers());
    }

    /** How many messages were accepted, numbered from 1; to be asked by another thread when this one has ended. */
    int accepted() {
        return accepted;
    }

    String account() {
        return Long.toString(account);
    }

    /** By which a receipt is recognised. */
    String externalId(int message) {
        return Integer.toString(updateId(message));
    }

    static String text(int message) {
        return "message " + message;
    }

    /** The number in the text of a message. */
    static int number(String text) {
        return Integer.parseInt(text.substring("message ".length()));
    }

    /** Ends with an accepted message once nobody writes any more, or without one when nobody tries any more. */
    void write(BooleanSupplier writes, BooleanSupplier tries, Duration between, Answers answers)
            throws InterruptedException {
        while (writes.getAsBoolean() && tries.getAsBoolean()) {
            long since = System.nanoTime();
            int message = accepted + 1;
            var body = Hooks.update(updateId(message), account, text(message)).getBytes(StandardCharsets.UTF_8);
            while (tries.getAsBoolean() && !post(body, answers)) {
                Thread.sleep(UNTIL_AGAIN);
            }
            long left = between.toNanos() - (System.nanoTime() - since);
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }

    private boolean post(byte[] body, Answers answers) {
        long since = System.nanoTime();
        try {
            var answer = connection.post(body);
            answers.answered(answer, System.nanoTime() - since);
            if (answer.isAccepted()) {
                accepted++;
            }
            return answer.isAccepted();
        } catch (IOException e) {
            answers.silence();
            return false;
        }
    }

    private int updateId(int message) {
        return number * MOST_MESSAGES + message;
    }

    @Override
    public void close() {
        connection.close();
    }
}
