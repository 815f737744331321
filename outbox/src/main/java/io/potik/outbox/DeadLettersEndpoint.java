package io.potik.outbox;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code /actuator/deadletters}: a look at them, and a POST to {@code /{id}} that replays one. */
@Endpoint(id = "deadletters")
final class DeadLettersEndpoint {

    record Replay(boolean replayed) {}

    private final DeadLetters deadLetters;

    DeadLettersEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    List<DeadLetter> newest() {
        return deadLetters.newest();
    }

    @WriteOperation
    Replay replay(@Selector String id) {
        return new Replay(deadLetters.replay(UUID.fromString(id)));
    }
}
