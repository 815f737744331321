package io.potik.intake.channel.meta;

import io.potik.intake.channel.AskingChannel.Found;
import io.potik.intake.channel.SendResult;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Graph's errors mean for a message, and for people. Its own words are not repeated: they may name persons. */
public final class MetaFaults {

    private static final Set<Integer> TOO_FAST =
            Set.of(4, 17, 32, 341, 613, 80001, 80002, 80006, 80007, 80008, 130429, 131048, 131056, 133016);
    private static final Set<Integer> OUTSIDE_THE_WINDOW = Set.of(2018065, 2018278, 2534022, 131047, 470);
    private static final Set<Integer> NOBODY_THERE =
            Set.of(551, 2018001, 2018108, 1545041, 2534014, 131026, 131030, 1006);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration UNREACHABLE = Duration.ofSeconds(10);

    private MetaFaults() {}

    /** What a call that should have sent something, and did not say so, means. */
    public static SendResult sending(MetaAnswer answer) {
        return switch (answer) {
            case MetaAnswer.NotReached none -> new SendResult.Later(UNREACHABLE, "Meta cannot be reached.");
            case MetaAnswer.Silent silent ->
                new SendResult.Unknown("Meta did not answer: it is unknown whether it was sent.");
            case MetaAnswer.Came came -> sending(came);
        };
    }

    private static SendResult sending(MetaAnswer.Came came) {
        if (came.status() == 429 || TOO_FAST.contains(came.code())) {
            return new SendResult.Later(came.pause().isPositive() ? came.pause() : A_MINUTE, "Meta asked to wait.");
        }
        return came.status() >= 500 || came.status() < 300
                ? new SendResult.Unknown("Meta answered " + came.status() + ": it is unknown whether it was sent.")
                : new SendResult.Refused(refusal(came));
    }

    /** What a call that only prepared something (an upload) means: it can be made again, since nothing was sent. */
    public static SendResult preparing(MetaAnswer answer) {
        return sending(answer) instanceof SendResult.Unknown
                ? new SendResult.Later(A_MINUTE, "Meta did not take a file that goes with it.")
                : sending(answer);
    }

    /** What a call that should have found something means: asking does no harm, so it is asked again. */
    public static Found asking(MetaAnswer answer) {
        return switch (sending(answer)) {
            case SendResult.Later later -> new Found.Later(later.after(), later.reason());
            case SendResult.Refused refused -> new Found.Gone(refused.reason());
            case SendResult.Unknown unknown -> new Found.Later(A_MINUTE, "Meta did not answer.");
            case SendResult.Sent sent -> new Found.Gone("Meta answered what nobody asked.");
            case SendResult.Partly partly -> new Found.Gone("Meta answered what nobody asked.");
        };
    }

    /** Whether it was refused because the person has not written for too long. */
    static boolean outsideTheWindow(MetaAnswer answer) {
        return answer instanceof MetaAnswer.Came came
                && came.status() < 500
                && (OUTSIDE_THE_WINDOW.contains(came.code()) || OUTSIDE_THE_WINDOW.contains(came.subcode()));
    }

    /** Why WhatsApp says that a message failed; null when the code says nothing to people. */
    public static @Nullable String reason(int code) {
        if (OUTSIDE_THE_WINDOW.contains(code)) {
            return "The person last wrote more than 24 hours ago: Meta lets no answer through until they write again.";
        }
        if (NOBODY_THERE.contains(code)) {
            return "The person cannot be reached: they have blocked the business, left, or never wrote to it.";
        }
        return switch (code) {
            case 190 -> "Meta does not accept the access token of this connection any more: make a new one.";
            case 3, 10, 230 -> "The access token of this connection lacks a permission that Meta wants for this.";
            case 368, 131031, 130497 -> "Meta has restricted this account.";
            case 130472, 131049, 131050 -> "Meta did not deliver it, to spare the person messages of businesses.";
            case 131042 -> "WhatsApp wants a way of payment for this account.";
            case 131045, 133010 -> "This telephone number is not registered with the WhatsApp API.";
            case 131051, 131052, 131053 -> "WhatsApp does not take this kind of file.";
            case 10900, 10901, 10903 -> "This comment was answered in private already, or is too old for it.";
            default -> null;
        };
    }

    private static String refusal(MetaAnswer.Came came) {
        for (int code : new int[] {came.subcode(), came.code()}) {
            var known = reason(code);
            if (known != null) {
                return known;
            }
        }
        if (came.code() >= 200 && came.code() < 300) {
            return "The access token of this connection lacks a permission that Meta wants for this.";
        }
        return "Meta refused it with " + came.status() + (came.code() == 0 ? "." : ", code " + came.code() + ".");
    }
}
