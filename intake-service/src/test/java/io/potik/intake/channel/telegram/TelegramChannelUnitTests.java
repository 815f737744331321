package io.potik.intake.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Verification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelUnitTests {

    private static final String FROM =
            "\"from\":{\"id\":6123456789,\"is_bot\":false,\"first_name\":\"Олена\",\"last_name\":\"Коваль\",\"username\":\"olena_k\"}";
    private static final String CHAT = "\"chat\":{\"id\":6123456789,\"type\":\"private\",\"first_name\":\"Олена\"}";

    private final TelegramChannel channel = new TelegramChannel(
            Fixtures.phones(),
            new TelegramBotApi(new TelegramSettings(
                    URI.create("http://localhost:1"), Duration.ofSeconds(1), Duration.ofSeconds(1), 25)));

    private static ConnectionAccess bot(Map<String, Object> settings) {
        return Fixtures.connection(settings, Map.of("secretToken", List.of("new-one", "old-one")));
    }

    private Item read(String update, Map<String, Object> settings) throws NotUnderstood {
        return channel.read(Fixtures.post(update), bot(settings)).getFirst();
    }

    private InboundRequest request(String update) throws NotUnderstood {
        var item = read(update, Map.of());
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    private InboundRequest message(String content) throws NotUnderstood {
        return request("{\"update_id\":1,\"message\":{\"message_id\":15," + FROM + "," + CHAT + ",\"date\":1795000000,"
                + content + "}}");
    }

    @ParameterizedTest
    @CsvSource({"new-one,true", "old-one,true", "other,false", "new-one2,false", "'',false"})
    void acceptsTheTokenAndTheOneBefore(String sent, boolean accepted) {
        var verified =
                channel.verify(Fixtures.post("no matter", "X-Telegram-Bot-Api-Secret-Token", sent), bot(Map.of()));

        assertThat(verified instanceof Verification.Accepted).isEqualTo(accepted);
    }

    @Test
    void refusesWithoutATokenAndByAnotherVerb() {
        assertThat(channel.verify(Fixtures.post("{}"), bot(Map.of())))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), bot(Map.of())))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
    }

    @Test
    void readsAText() throws NotUnderstood {
        var request = message("\"text\":\"Добрий день\"");

        assertThat(request.text()).isEqualTo("Добрий день");
        assertThat(request.externalId()).isEqualTo("1");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
        assertThat(request.sender().displayName()).isEqualTo("Олена Коваль");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("telegram", "6123456789", "@olena_k"));
        assertThat(request.conversationId()).isEqualTo("6123456789");
        assertThat(request.messageKey()).isEqualTo("6123456789:15");
        assertThat(request.edited()).isFalse();
        assertThat(request.attachments()).isEmpty();
    }

    @Test
    void readsAPhotoWithItsCaptionInTheLargestSize() throws NotUnderstood {
        var request = message(
                "\"caption\":\"Така є?\",\"photo\":[{\"file_id\":\"small\",\"width\":90,\"height\":60},"
                        + "{\"file_id\":\"big\",\"width\":1280,\"height\":853},{\"file_id\":\"mid\",\"width\":320,\"height\":213}]");

        assertThat(request.text()).isEqualTo("Така є?");
        assertThat(request.attachments()).containsExactly(new Attachment("photo", null, "telegram:big", "image/jpeg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sticker\":{\"file_id\":\"s1\",\"emoji\":\"👍\"} | [sticker 👍] | sticker | telegram:s1",
                "\"sticker\":{\"file_id\":\"s2\"} | [sticker] | sticker | telegram:s2",
                "\"voice\":{\"file_id\":\"v1\",\"duration\":12} | [voice message, 12 s] | voice | telegram:v1",
                "\"document\":{\"file_id\":\"d1\",\"file_name\":\"price.pdf\"} | [document price.pdf] | document | telegram:d1",
                "\"video_note\":{\"file_id\":\"n1\",\"duration\":3} | [video message, 3 s] | videoNote | telegram:n1",
                "\"animation\":{\"file_id\":\"a1\"},\"document\":{\"file_id\":\"a1\"} | [animation] | animation | telegram:a1",
                "\"location\":{\"latitude\":50.45,\"longitude\":30.52} | [location 50.45 30.52] | location | geo:50.45,30.52",
                "\"venue\":{\"title\":\"Cafe\",\"address\":\"Main st.\",\"location\":{\"latitude\":1.5,\"longitude\":2}}"
                        + " | [location Cafe Main st. 1.5 2] | location | geo:1.5,2",
                "\"contact\":{\"phone_number\":\"380671112233\",\"first_name\":\"Ivan\"}"
                        + " | [contact Ivan 380671112233] | contact | tel:380671112233",
            })
    void describesWhatIsNoText(String content, String text, String kind, String url) throws NotUnderstood {
        var request = message(content);

        assertThat(request.text()).isEqualTo(text);
        assertThat(request.attachments()).hasSize(1);
        assertThat(request.attachments().getFirst().kind()).isEqualTo(kind);
        assertThat(request.attachments().getFirst().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dice\":{\"emoji\":\"🎲\",\"value\":4}",
                "\"something_new\":{\"a\":1}",
                "\"text\":\"\"",
                "\"story\":{}"
            })
    void aMessageWithoutWordsIsStillARequest(String content) throws NotUnderstood {
        assertThat(message(content).text()).startsWith("[");
    }

    @Test
    void theSharedCardIsTheSendersOnlyIfItIsTheirOwn() throws NotUnderstood {
        var own =
                message("\"contact\":{\"phone_number\":\"380671112233\",\"first_name\":\"O\",\"user_id\":6123456789}");
        var anothers = message("\"contact\":{\"phone_number\":\"380671112233\",\"first_name\":\"I\",\"user_id\":7}");

        assertThat(own.sender().contactPoints()).contains(new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(anothers.sender().contactPoints()).hasSize(1);
    }

    @Test
    void anEditHasTheKeyOfItsMessage() throws NotUnderstood {
        var request = request("{\"update_id\":2,\"edited_message\":{\"message_id\":15," + FROM + "," + CHAT
                + ",\"date\":1795000000,\"edit_date\":1795000100,\"text\":\"Синя\"}}");

        assertThat(request.edited()).isTrue();
        assertThat(request.messageKey()).isEqualTo("6123456789:15");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000100));
    }

    @Test
    void aButtonIsPressedByThePersonNotByTheBotThatShowsIt() throws NotUnderstood {
        var request = request("{\"update_id\":3,\"callback_query\":{\"id\":\"99\"," + FROM
                + ",\"data\":\"buy\",\"message\":{\"message_id\":4,\"from\":{\"id\":1,\"is_bot\":true},"
                + CHAT + ",\"date\":1600000000}}}");

        assertThat(request.sender().contactPoints().getFirst().value()).isEqualTo("6123456789");
        assertThat(request.text()).isEqualTo("buy");
        assertThat(request.occurredAt()).isEqualTo(Fixtures.NOW);
    }

    @Test
    void groupsAreIgnoredUnlessTheSettingSaysOtherwise() throws NotUnderstood {
        var update = "{\"update_id\":4,\"message\":{\"message_id\":1," + FROM
                + ",\"chat\":{\"id\":-1002184233434,\"type\":\"supergroup\"},\"date\":1795000000,\"text\":\"hi\"}}";

        assertThat(read(update, Map.of()))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("group"));
        assertThat(read(update, Map.of("groups", true)))
                .isInstanceOfSatisfying(
                        Item.Request.class,
                        item -> assertThat(item.request().conversationId()).isEqualTo("-1002184233434"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"my_chat_member\":{\"chat\":{\"id\":1}} | myChatMember",
                "\"message_reaction\":{\"chat\":{\"id\":-5000000000},\"new_reaction\":[]} | reaction",
                "\"message_reaction_count\":{} | reaction",
                "\"channel_post\":{\"message_id\":1,\"text\":\"x\"} | channelPost",
                "\"inline_query\":{\"id\":\"1\"} | inlineQuery",
                "\"poll\":{\"id\":\"1\"} | poll",
                "\"business_connection\":{\"id\":\"1\"} | businessConnection",
                "\"deleted_business_messages\":{\"business_connection_id\":\"1\",\"message_ids\":[1]} | deletedBusinessMessages",
                "\"edited_channel_post\":{\"message_id\":1,\"text\":\"x\"} | editedChannelPost",
                "\"pre_checkout_query\":{\"id\":\"1\",\"currency\":\"UAH\"} | preCheckoutQuery",
                "\"guest_message\":{\"message_id\":1,\"text\":\"@bot hi\"} | guestMessage",
                "\"message\":{\"message_id\":1,\"chat\":{\"id\":5},\"from\":{\"id\":5},\"gift\":{\"gift\":{}}} | service",
                "\"edited_message\":{\"message_id\":1,\"chat\":{\"id\":5},\"from\":{\"id\":5},\"location\":{\"latitude\":1,\"longitude\":2}} | liveLocation",
                "\"callback_query\":{\"id\":\"1\",\"from\":{\"id\":9,\"is_bot\":true},\"data\":\"x\"} | bot",
                "\"message\":{\"message_id\":1,\"chat\":{\"id\":5},\"from\":{\"id\":5},\"pinned_message\":{}} | service",
                "\"message\":{\"message_id\":1,\"chat\":{\"id\":5},\"from\":{\"id\":9,\"is_bot\":true},\"text\":\"x\"} | bot",
                "\"business_message\":{\"message_id\":1,\"chat\":{\"id\":5},\"from\":{\"id\":9},\"text\":\"x\"} | echo",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String content, String kind) throws NotUnderstood {
        assertThat(read("{\"update_id\":5," + content + "}", Map.of()))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void aBusinessMessageIsAnsweredThroughItsConnection() throws NotUnderstood {
        var request =
                request("{\"update_id\":6,\"business_message\":{\"business_connection_id\":\"bc1\",\"message_id\":2,"
                        + FROM + "," + CHAT + ",\"date\":1795000000,\"text\":\"hi\"}}");

        assertThat(request.conversationId()).isEqualTo("business:bc1:6123456789");
    }

    @Test
    void whoBlockedTheBotIsSaid() throws NotUnderstood {
        assertThat(read(
                        "{\"update_id\":6,\"my_chat_member\":{\"chat\":{\"id\":5,\"type\":\"private\"},"
                                + "\"new_chat_member\":{\"status\":\"kicked\"}}}",
                        Map.of()))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.detail()).contains("blocked"));
    }

    @Test
    void whoWritesToAChannelItselfIsAnsweredThere() throws NotUnderstood {
        var direct = "\"chat\":{\"id\":-1002184233434,\"type\":\"supergroup\",\"is_direct_messages\":true},"
                + "\"direct_messages_topic\":{\"topic_id\":77},\"date\":1795000000,\"text\":\"hi\"";
        var request = request("{\"update_id\":6,\"message\":{\"message_id\":2," + FROM + "," + direct + "}}");

        assertThat(request.conversationId()).isEqualTo("direct:77:-1002184233434");
        assertThat(read(
                        "{\"update_id\":6,\"message\":{\"message_id\":2," + FROM + ",\"sender_chat\":{\"id\":-100},"
                                + direct + "}}",
                        Map.of()))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void aPaymentIsPartOfWhatGoesOn() throws NotUnderstood {
        assertThat(read(
                        "{\"update_id\":6,\"message\":{\"message_id\":2," + FROM + "," + CHAT
                                + ",\"date\":1795000000,\"successful_payment\":{\"currency\":\"UAH\",\"total_amount\":125050}}}",
                        Map.of()))
                .isInstanceOfSatisfying(
                        Item.Activity.class,
                        paid -> assertThat(paid.request().text()).isEqualTo("[payment 1250.50 UAH]"));
    }

    @Test
    void paidMediaShowsWhatIsInIt() throws NotUnderstood {
        var request = message("\"paid_media\":{\"star_count\":5,\"paid_media\":["
                + "{\"type\":\"photo\",\"photo\":[{\"file_id\":\"p\",\"width\":1,\"height\":1}]},"
                + "{\"type\":\"video\",\"video\":{\"file_id\":\"v\"}},{\"type\":\"preview\"}]}");

        assertThat(request.text()).isEqualTo("[paid media]");
        assertThat(request.attachments()).extracting(Attachment::url).containsExactly("telegram:p", "telegram:v");
    }

    @Test
    void aDeepLinkSaysWhereThePersonCameFrom() throws NotUnderstood {
        assertThat(message("\"text\":\"/start spring-sale\"").attribution())
                .isEqualTo(InboundRequest.Attribution.ofAd("spring-sale"));
    }

    @Test
    void aTimeThatCannotBeRightIsTheReceipts() throws NotUnderstood {
        for (var date : List.of("0", "-5", "51742000000", "99999999999999999999", "\"asdf\"", "null")) {
            var request = request("{\"update_id\":7,\"message\":{\"message_id\":1," + FROM + "," + CHAT + ",\"date\":"
                    + date + ",\"text\":\"x\"}}");
            assertThat(request.occurredAt()).as(date).isEqualTo(Fixtures.NOW);
        }
    }

    @Test
    void halfACharacterAndNulDoNotBreakWhatIsStored() throws NotUnderstood {
        assertThat(message("\"text\":\"a\\ud83d b\\u0000c\"").text()).isEqualTo("a\uFFFD bc");
    }

    @Test
    void zeroIsAnId() throws NotUnderstood {
        assertThat(read("{\"update_id\":0,\"poll\":{}}", Map.of()).externalId()).isEqualTo("0");
    }

    @Test
    void anUnknownKindIsKeptForPeopleIfItLooksLikeAMessage() throws NotUnderstood {
        assertThat(read("{\"update_id\":8,\"brand_new\":{\"id\":\"1\"}}", Map.of()))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("unknown"));
        assertThat(read("{\"update_id\":8,\"brand_new\":{\"message_id\":1,\"text\":\"hi\"}}", Map.of()))
                .isInstanceOf(Item.Unreadable.class);
        assertThat(read("{\"update_id\":8}", Map.of())).isInstanceOf(Item.Unreadable.class);
        assertThat(read("{\"update_id\":8,\"message\":{\"text\":\"x\"}}", Map.of()))
                .isInstanceOf(Item.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "{\"update_id\":", "[]", "{\"a\":1}", "{\"update_id\":1.5}", "{\"update_id\":1} x"})
    void whatIsNoUpdateIsNotUnderstood(String body) {
        assertThatThrownBy(() -> read(body, Map.of())).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void nestingHasALimit() {
        var deep = "{\"update_id\":1,\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThatThrownBy(() -> read(deep, Map.of())).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void secretsHaveTelegramsForm() {
        assertThat(channel.check(new SecretsGiven(Map.of("secretToken", "good_One-1", "botToken", "123:AbC-_d"))))
                .isEmpty();
        assertThat(channel.check(new SecretsGiven(Map.of("secretToken", "with space", "botToken", "nonsense"))))
                .hasSize(2)
                .noneMatch(error -> error.message().contains("with space"));
    }
}
