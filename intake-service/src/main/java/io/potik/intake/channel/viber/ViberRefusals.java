package io.potik.intake.channel.viber;

import io.potik.intake.channel.SendResult;
import java.time.Duration;

/** What Viber's numbers mean for an answer that was not sent. */
final class ViberRefusals {

    private ViberRefusals() {}

    static SendResult of(int status) {
        return switch (status) {
            // 100 messages an hour to a person who does not reply.
            case 12 -> new SendResult.Later(Duration.ofMinutes(10), "Viber asked to wait.");
            case 2 -> refused("Viber does not know the token of this connection.");
            case 3, 4, 14 -> refused("Viber found a mistake in the message (" + status + ").");
            case 5 -> refused("The person has no Viber account any more.");
            case 6 -> refused("The person is not subscribed to the bot, or has left it.");
            case 7, 9, 15 -> refused("Viber has blocked or suspended this bot.");
            case 8 -> refused("The token of this connection belongs to no bot.");
            case 10 -> refused("The bot has no webhook: set it as the connection's page tells.");
            case 11, 13 -> refused("The person's Viber is too old for messages of bots.");
            case 21 -> refused("Viber does not let bots write to the person's country.");
            case 23, 24 -> refused("The bot's balance at Viber is used up.");
            default ->
                status > 0 && status < 30
                        ? refused("Viber refused it with " + status + ".")
                        : new SendResult.Unknown(
                                "Viber failed with " + status + ": it is unknown whether it was sent.");
        };
    }

    private static SendResult refused(String reason) {
        return new SendResult.Refused(reason);
    }
}
