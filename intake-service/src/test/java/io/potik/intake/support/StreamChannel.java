package io.potik.intake.support;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.Listening;
import io.potik.intake.channel.ListeningChannel;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Field;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import io.potik.intake.sql.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A provider of the tests that nobody posts for: it has a list, from which on a cursor says what was taken. */
@Component
public class StreamChannel implements ListeningChannel {

    private static final Localized HELP = new Localized("For tests.", "Для тестів.", "Для тестов.");

    /** What is there to be taken, by connection. */
    public static final Map<UUID, List<String>> THERE = new ConcurrentHashMap<>();

    /** Why a connection cannot be listened to now. */
    public static final Map<UUID, String> BROKEN = new ConcurrentHashMap<>();

    /** The setting that each listening began with, by connection. */
    public static final Map<UUID, List<String>> BEGUN = new ConcurrentHashMap<>();

    /** How many threads listen now, by connection. */
    public static final Map<UUID, Integer> LISTENING = new ConcurrentHashMap<>();

    @Override
    public String provider() {
        return "stream";
    }

    @Override
    public ProviderDescription description() {
        return new ProviderDescription(
                "email",
                "Stream",
                false,
                false,
                List.of(new Field("note", false, "text", HELP)),
                List.of(),
                List.of(HELP));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return Verification.ACCEPTED;
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        return ScriptChannel.items(delivery);
    }

    @Override
    public void listen(ConnectionAccess connection, Listening listening) throws ListeningFailed, InterruptedException {
        BEGUN.computeIfAbsent(connection.id(), any -> new CopyOnWriteArrayList<>())
                .add(String.valueOf(connection.settings().text("note")));
        LISTENING.merge(connection.id(), 1, Integer::sum);
        try {
            var cursor = listening.cursor();
            int next = cursor == null ? 0 : Integer.parseInt(cursor);
            while (true) {
                var broken = BROKEN.get(connection.id());
                if (broken != null) {
                    throw new ListeningFailed(broken, null);
                }
                listening.reached();
                var there = THERE.getOrDefault(connection.id(), List.of());
                while (next < there.size()) {
                    listening.take(new RawDelivery(
                            "GET", null, Map.of(), there.get(next).getBytes(StandardCharsets.UTF_8), Rows.now()));
                    next++;
                    listening.remember(Integer.toString(next));
                }
                listening.pause(Duration.ofMillis(20));
            }
        } finally {
            LISTENING.merge(connection.id(), -1, Integer::sum);
        }
    }
}
