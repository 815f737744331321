package io.potik.intake.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Sends an answer that becomes several messages, one after the other: what is out stays out, whatever comes of the next.
 * A room makes the same messages of the same answer in the same order, every time.
 */
public final class Parts {

    private Parts() {}

    /**
     * Sends those that are not out yet, until one is not sent.
     *
     * @param messages all of them, those that are out included; those are not called
     */
    public static SendResult send(AnswerToSend answer, List<? extends Supplier<SendResult>> messages) {
        if (messages.isEmpty()) {
            return new SendResult.Refused("There is nothing in it.");
        }
        var out = new ArrayList<String>();
        for (var message : messages.subList(Math.min(answer.partsOut(), messages.size()), messages.size())) {
            var result = message.get();
            if (!(result instanceof SendResult.Sent sent)) {
                return out.isEmpty() ? result : new SendResult.Partly(List.copyOf(out), result);
            }
            out.addAll(sent.providerMessageIds());
        }
        return new SendResult.Sent(List.copyOf(out));
    }
}
