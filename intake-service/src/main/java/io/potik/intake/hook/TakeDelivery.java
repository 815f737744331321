package io.potik.intake.hook;

import io.potik.intake.channel.Channels;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import io.potik.intake.connection.Hooks.Hook;
import io.potik.intake.connection.Refusals;
import io.potik.intake.receipt.ReadDelivery;
import io.potik.intake.receipt.SharedCommit;
import org.springframework.stereotype.Service;

/** Verifies a delivery, makes it durable, and only then says what its provider wants to hear. */
@Service
class TakeDelivery {

    private final Channels channels;
    private final ReadDelivery read;
    private final SharedCommit commit;
    private final Refusals refusals;

    TakeDelivery(Channels channels, ReadDelivery read, SharedCommit commit, Refusals refusals) {
        this.channels = channels;
        this.read = read;
        this.commit = commit;
        this.refusals = refusals;
    }

    /** Whether its deliveries are as large as the files that come with them. */
    boolean carriesFiles(Hook hook) {
        return channels.existing(hook.connection().provider()).carriesFiles();
    }

    /**
     * Takes one delivery.
     *
     * @throws io.potik.intake.receipt.NotStored when it could not be made durable; it must be sent again
     */
    HookAnswer take(Hook hook, RawDelivery raw) {
        var channel = channels.existing(hook.connection().provider());
        return switch (channel.verify(raw, hook.access())) {
            case Verification.Answered answered -> answered.answer();
            case Verification.Refused refused -> {
                if (refused.counted()) {
                    refusals.count(hook.connection().id(), refused.reason(), raw.receivedAt());
                }
                yield HookProblem.of(refused.status(), refused.reason()).with(refused.headers());
            }
            case Verification.Late late -> {
                refusals.count(hook.connection().id(), late.reason(), raw.receivedAt());
                yield HookProblem.of(late.status(), late.reason());
            }
            case Verification.Accepted accepted -> {
                commit.store(read.read(channel, hook.access(), raw));
                yield channel.answer(raw, hook.access());
            }
        };
    }
}
