package io.potik.intake.channel.whatsapp;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.MetaDelivery;
import io.potik.intake.channel.meta.MetaGraph;
import io.potik.intake.channel.meta.MetaHook;
import java.util.List;
import org.springframework.stereotype.Component;

/** A telephone number on the WhatsApp Cloud API. */
@Component
class WhatsappChannel implements Channel {

    private final Phones phones;
    private final WhatsappSend send;

    WhatsappChannel(Phones phones, MetaGraph graph) {
        this.phones = phones;
        this.send = new WhatsappSend(graph);
    }

    @Override
    public String provider() {
        return "whatsapp";
    }

    @Override
    public ProviderDescription description() {
        return WhatsappSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(Settings settings) {
        var number = settings.text(WhatsappSetup.PHONE_NUMBER_ID);
        return number == null || WhatsappSend.isNumberId(number)
                ? List.of()
                : List.of(new SettingError(
                        WhatsappSetup.PHONE_NUMBER_ID,
                        "The phone number ID has digits only; it is not the telephone number."));
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        return MetaHook.check(secrets);
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        return MetaHook.verify(delivery, connection);
    }

    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        boolean groups = connection.settings().flag(WhatsappSetup.GROUPS);
        return MetaDelivery.read(delivery, "whatsapp_business_account", new WhatsappChanges(phones, groups));
    }

    @Override
    public Takes takes() {
        return WhatsappSend.TAKES;
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        return send.send(answer, connection);
    }
}
