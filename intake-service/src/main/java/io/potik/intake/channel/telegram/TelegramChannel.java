package io.potik.intake.channel.telegram;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.Channel;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.DeliveryJson;
import io.potik.intake.channel.HookAnswer;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Phones;
import io.potik.intake.channel.ProviderDescription;
import io.potik.intake.channel.RawDelivery;
import io.potik.intake.channel.Secrets;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.SettingError;
import io.potik.intake.channel.Takes;
import io.potik.intake.channel.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** A Telegram bot: one update a delivery, verified by the secret token that was given to {@code setWebhook}. */
@Component
class TelegramChannel implements Channel {

    static final String SECRET_TOKEN = "secretToken";
    static final String BOT_TOKEN = "botToken";
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final Pattern SECRET_TOKENS = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern BOT_TOKENS = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{1,200}");

    private final Phones phones;
    private final TelegramBotApi api;

    TelegramChannel(Phones phones, TelegramBotApi api) {
        this.phones = phones;
        this.api = api;
    }

    @Override
    public String provider() {
        return "telegram";
    }

    @Override
    public ProviderDescription description() {
        return TelegramSetup.DESCRIPTION;
    }

    @Override
    public List<SettingError> check(SecretsGiven secrets) {
        var errors = new ArrayList<SettingError>();
        if (!SECRET_TOKENS
                .matcher(secrets.values().getOrDefault(SECRET_TOKEN, "x"))
                .matches()) {
            errors.add(new SettingError(
                    SECRET_TOKEN, "Telegram takes 1 to 256 letters of A-Z, a-z, 0-9, _ and - as a secret token."));
        }
        var botToken = secrets.values().get(BOT_TOKEN);
        if (botToken != null && !BOT_TOKENS.matcher(botToken).matches()) {
            errors.add(new SettingError(
                    BOT_TOKEN, "A bot token looks like 123456:ABC-DEF; @BotFather shows it when the bot is made."));
        }
        return errors;
    }

    @Override
    public Verification verify(RawDelivery delivery, ConnectionAccess connection) {
        if (!delivery.method().equals("POST")) {
            return Verification.onlyBy("POST");
        }
        return Secrets.isOneOf(delivery.header(HEADER), connection.valid(SECRET_TOKEN))
                ? Verification.ACCEPTED
                : new Verification.Refused(
                        401,
                        delivery.header(HEADER) == null
                                ? "A delivery came without a secret token: give setWebhook the secret_token."
                                : "A delivery came with another secret token than the one of this connection.");
    }

    /** Nothing in the body: a method call in it would be carried out before anybody has looked at the update. */
    @Override
    public HookAnswer answer(RawDelivery delivery, ConnectionAccess connection) {
        return HookAnswer.OK;
    }

    @Override
    public List<Item> read(RawDelivery delivery, ConnectionAccess connection) throws NotUnderstood {
        var update = new TelegramUpdate(DeliveryJson.read(delivery.body()), delivery.receivedAt(), phones);
        return List.of(update.item(connection.settings().flag(TelegramSetup.GROUPS)));
    }

    @Override
    public Takes takes() {
        return Takes.anyFile(TelegramCall.LONGEST_TEXT);
    }

    @Override
    public SendResult send(AnswerToSend answer, ConnectionAccess connection) {
        var botToken = connection.newest(BOT_TOKEN);
        if (botToken == null) {
            return new SendResult.Refused("This connection has no bot token, so it cannot answer.");
        }
        return api.send(answer, botToken, connection.id());
    }
}
