package io.potik.intake.channel.manual;

import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.ProviderDescription.Localized;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Verification;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An exhibition or a counter: its leads are typed in on the board, and nothing is ever delivered. */
@Component
class ManualChannel implements Channel {

    @Override
    public String provider() {
        return "manual";
    }

    @Override
    public ProviderDescription description() {
        return new ProviderDescription(
                "manual",
                "By hand",
                false,
                false,
                List.of(),
                List.of(),
                List.of(new Localized(
                        "Name it after the place or the occasion, and choose it as the source when you enter a lead.",
                        "Назвіть його за місцем або подією і вибирайте джерелом, коли вносите лід.",
                        "Назовите его по месту или событию и выбирайте источником, когда вносите лид.")));
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return new Verification.Refused(
                405, "Leads of this connection are entered by hand.", false, Map.of("Allow", ""));
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        throw new NotUnderstood("Leads of this connection are entered by hand.");
    }
}
