package io.potik.intake.support;

import java.util.concurrent.atomic.AtomicLong;

/** Telegram updates for tests, each with its own id. */
public final class Updates {

    private static final AtomicLong NEXT = new AtomicLong(9_000_000);

    private Updates() {}

    /** An id that no other update has. */
    public static long id() {
        return NEXT.incrementAndGet();
    }

    /** A text of a person in a private chat. */
    public static String text(long updateId, long person, String text) {
        return """
                {"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"Olena",\
                "username":"olena_k"},"chat":{"id":%d,"type":"private"},"date":1795000000,"text":"%s"}}""".formatted(updateId, updateId, person, person, text);
    }
}
