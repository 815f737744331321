package io.potik.intake.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.Call;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsappChannelUnitTests {

    private static final String METADATA =
            "'messaging_product':'whatsapp','metadata':{'display_phone_number':'+380 44 123 45 67','phone_number_id':'1066'}";
    private static final String CONTACT = "'contacts':[{'profile':{'name':'Олена Коваль'},'wa_id':'380671112233'}]";
    private static final String FROM = "'from':'380671112233','id':'wamid.A=','timestamp':'1795000000'";

    private final WhatsappChannel channel = new WhatsappChannel(Fixtures.phones(), GraphOnLoopback.nowhere());

    private List<Item> read(String body, Map<String, Object> settings) throws NotUnderstood {
        return channel.read(Fixtures.post(body.replace('\'', '"')), GraphOnLoopback.connection(settings));
    }

    private static String delivery(String field, String value) {
        return "{'object':'whatsapp_business_account','entry':[{'id':'102','changes':[{'field':'" + field
                + "','value':{" + METADATA + "," + value + "}}]}]}";
    }

    private List<Item> change(String field, String value) throws NotUnderstood {
        return read(delivery(field, value), Map.of());
    }

    private Item one(String content) throws NotUnderstood {
        var items = change("messages", CONTACT + ",'messages':[{" + FROM + "," + content + "}]");
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(String content) throws NotUnderstood {
        return request(one(content));
    }

    private static InboundRequest request(Item item) {
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    @Test
    void readsAText() throws NotUnderstood {
        var request = request("'type':'text','text':{'body':'Добрий день'}");

        assertThat(request.channel()).isEqualTo("whatsapp");
        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.text()).isEqualTo("Добрий день");
        assertThat(request.externalId()).isEqualTo("wamid.A=");
        assertThat(request.messageKey()).isEqualTo("wamid.A=");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
        assertThat(request.sender().displayName()).isEqualTo("Олена Коваль");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("wa", "380671112233", "380671112233"),
                        new ContactPoint("phone", "+380671112233", "380671112233"));
        assertThat(request.conversationId()).isEqualTo("1066:380671112233");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'image','image':{'id':'1','mime_type':'image/jpeg','caption':'Така є?'} | Така є? | photo | whatsapp:1 | image/jpeg",
                "'type':'image','image':{'id':'1','mime_type':'image/jpeg'} | [photo] | photo | whatsapp:1 | image/jpeg",
                "'type':'video','video':{'id':'2','mime_type':'video/mp4'} | [video] | video | whatsapp:2 | video/mp4",
                "'type':'audio','audio':{'id':'3','mime_type':'audio/ogg; codecs=opus','voice':true} | [voice message] | voice | whatsapp:3 | audio/ogg; codecs=opus",
                "'type':'audio','audio':{'id':'3','mime_type':'audio/mp4','voice':false} | [audio] | audio | whatsapp:3 | audio/mp4",
                "'type':'voice','voice':{'id':'4','mime_type':'audio/ogg'} | [voice message] | voice | whatsapp:4 | audio/ogg",
                "'type':'document','document':{'id':'5','filename':'price.pdf','mime_type':'application/pdf'} | [document price.pdf] | document | whatsapp:5 | application/pdf",
                "'type':'sticker','sticker':{'id':'6','mime_type':'image/webp','animated':false} | [sticker] | sticker | whatsapp:6 | image/webp",
                "'type':'location','location':{'latitude':50.4501,'longitude':-30.5,'name':'Офіс','address':'Main st.'} | [location Офіс Main st. 50.4501 -30.5] | location | geo:50.4501,-30.5 |",
                "'type':'location','location':{'latitude':0,'longitude':1} | [location 0 1] | location | geo:0,1 |",
                "'type':'contacts','contacts':[{'name':{'formatted_name':'Іван'},'phones':[{'phone':'+380 50 111 22 33','wa_id':'380501112233'}]}] | [contact Іван +380 50 111 22 33] | contact | tel:+380501112233 |",
            })
    void readsWhatIsNoText(String content, String text, String kind, String url, String mediaType)
            throws NotUnderstood {
        var request = request(content);

        assertThat(request.text()).isEqualTo(text);
        assertThat(request.attachments()).hasSize(1);
        assertThat(request.attachments().getFirst().kind()).isEqualTo(kind);
        assertThat(request.attachments().getFirst().url()).isEqualTo(url);
        assertThat(request.attachments().getFirst().mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'interactive','interactive':{'type':'button_reply','button_reply':{'id':'b1','title':'Так'}} | Так",
                "'type':'interactive','interactive':{'type':'list_reply','list_reply':{'id':'r1','title':'Рядок','description':'x'}} | Рядок",
                "'type':'interactive','interactive':{'type':'something_new'} | [interactive something_new]",
                "'type':'interactive' | [interactive]",
                "'type':'button','button':{'text':'Ні','payload':'NO'},'context':{'from':'1','id':'wamid.0'} | Ні",
                "'type':'button','button':{'payload':'NO'} | NO",
                "'type':'unsupported','errors':[{'code':131051,'title':'Message type unknown'}] | [unsupported message]",
                "'type':'unsupported','unsupported':{'type':'poll'} | [unsupported message poll]",
                "'type':'text','text':{'body':''} | [message]",
                "'type':'text' | [message]",
                "'x':1 | [message]",
                "'type':'brand_new' | [brandNew]",
            })
    void everythingThatAPersonSendsIsARequest(String content, String text) throws NotUnderstood {
        assertThat(request(content).text()).isEqualTo(text);
    }

    @Test
    void aBasketSaysWhatIsInIt() throws NotUnderstood {
        var items = "'product_items':[{'product_retailer_id':'HAT','quantity':3,'item_price':30.5,'currency':'UAH'},"
                + "{'product_retailer_id':'TEA','quantity':1,'item_price':5,'currency':'UAH'}]";

        assertThat(request("'type':'order','order':{'catalog_id':'c','text':''," + items + "}")
                        .text())
                .isEqualTo("[order 3 × HAT 30.5 UAH, 1 × TEA 5 UAH]");
        assertThat(request("'type':'order','order':{'catalog_id':'c','text':'Чекаю'," + items + "}")
                        .text())
                .startsWith("Чекаю\n[order 3");
    }

    @Test
    void aFlowIsAFormThatWasFilledIn() throws NotUnderstood {
        var request = request(
                "'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'name':'flow','body':'Sent',"
                        + "'response_json':'{\\'flow_token\\':\\'t\\',\\'first_name\\':\\'Bob\\',\\'age\\':32,\\'sizes\\':[1,2],\\'none\\':null}'}}"
                                .replace("\\'", "\\\""));
        var list = request("'type':'interactive','interactive':{'type':'nfm_reply','nfm_reply':{'body':'Sent',"
                + "'response_json':'[1]'}}");

        assertThat(request.text()).isEqualTo("Sent");
        assertThat(request.form())
                .containsEntry("first_name", "Bob")
                .containsEntry("age", "32")
                .containsEntry("sizes", "[1,2]");
        assertThat(request.form()).doesNotContainKey("flow_token");
        assertThat(list.form()).isNull();
    }

    @Test
    void whoOpensTheChatFollows() throws NotUnderstood {
        assertThat(request("'type':'request_welcome'").kind()).isEqualTo("follow");
    }

    @Test
    void anAdvertisementSaysWhereThePersonCameFrom() throws NotUnderstood {
        var request = request(
                "'type':'text','text':{'body':'?'},'referral':{'source_url':'https://fb.me/x','source_id':'6123',"
                        + "'source_type':'ad','headline':'Осінь','body':'-20 %','ctwa_clid':'c'}");

        assertThat(String.valueOf(request.attribution()))
                .contains("ad=6123", "referrer=https://fb.me/x", "utmContent=Осінь");
    }

    @Test
    void aSharedCardIsTheSendersOnlyIfItIsTheirOwn() throws NotUnderstood {
        var anothers = request(
                "'type':'contacts','contacts':[{'name':{},'phones':[{'phone':'+380501112233','wa_id':'380501112233'}]}]");
        var asked = request(change(
                        "messages",
                        "'contacts':[{'profile':{'name':'О','username':'olena'},'user_id':'UA.123'}],'messages':[{'id':'w','type':'contacts',"
                                + "'origin':'contact_request/other','from_user_id':'UA.123','contacts':[{'phones':[{'phone':'+380501112233'}]}]}]")
                .getFirst());

        assertThat(anothers.sender().contactPoints()).hasSize(2);
        assertThat(asked.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("wa", "UA.123", "UA.123"),
                        new ContactPoint("phone", "+380501112233", "380501112233"));
    }

    @Test
    void aPersonMayHideTheirNumber() throws NotUnderstood {
        var text = "'id':'w','timestamp':'1795000000','type':'text','text':{'body':'hi'}";
        var hidden = request(change(
                        "messages",
                        "'contacts':[{'profile':{'username':'olena'},'user_id':'UA.1349','parent_user_id':'UA.ENT.1'}],"
                                + "'messages':[{'from_user_id':'UA.1349'," + text + "}]")
                .getFirst());
        var inFrom = request(change(
                        "messages",
                        "'contacts':[{'profile':{'name':'O'},'wa_id':'US.1234','user_id':'US.1234'}],"
                                + "'messages':[{'from':'US.1234','from_user_id':'US.1234'," + text + "}]")
                .getFirst());
        var both = request(change(
                        "messages",
                        "'contacts':[{'wa_id':'380671112233','user_id':'UA.1349'}],'messages':[{'from':'380671112233',"
                                + "'from_user_id':'UA.1349'," + text + "}]")
                .getFirst());
        var odd = request(change(
                        "messages",
                        "'contacts':[{'wa_id':'5678','user_id':'foo_bar'}],'messages':[{'from':'5678'," + text + "}]")
                .getFirst());

        assertThat(hidden.sender().displayName()).isEqualTo("@olena");
        assertThat(hidden.sender().contactPoints()).containsExactly(new ContactPoint("wa", "UA.1349", "UA.1349"));
        assertThat(inFrom.sender().contactPoints()).containsExactly(new ContactPoint("wa", "US.1234", "US.1234"));
        assertThat(both.sender().contactPoints())
                .extracting(ContactPoint::kind, ContactPoint::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("wa", "380671112233"),
                        org.assertj.core.groups.Tuple.tuple("phone", "+380671112233"),
                        org.assertj.core.groups.Tuple.tuple("wa", "UA.1349"));
        assertThat(odd.sender().contactPoints()).containsExactly(new ContactPoint("wa", "5678", "5678"));
    }

    @Test
    void nobodyIsKeptForPeople() throws NotUnderstood {
        var items = change(
                "messages",
                "'contacts':[{'profile':{'name':'O'}}],'messages':[{'id':'w','type':'text','text':{'body':'x'}}]");

        assertThat(items.getFirst()).isInstanceOf(Item.Unreadable.class);
        assertThat(items.getFirst().externalId()).isEqualTo("w");
    }

    @Test
    void aMessageIsEditedAndDeleted() throws NotUnderstood {
        var edit = request("'type':'edit','edit':{'original_message_id':'wamid.0','message':{'type':'image','image':"
                + "{'id':'9','caption':'Синя','mime_type':'image/jpeg'}}}");
        var revoke = one("'type':'revoke','revoke':{'original_message_id':'wamid.0'}");

        assertThat(edit.edited()).isTrue();
        assertThat(edit.messageKey()).isEqualTo("wamid.0");
        assertThat(edit.externalId()).isEqualTo("wamid.A=");
        assertThat(edit.text()).isEqualTo("Синя");
        assertThat(edit.attachments()).containsExactly(new Attachment("photo", null, "whatsapp:9", "image/jpeg"));
        assertThat(revoke).isInstanceOfSatisfying(Item.Retraction.class, retraction -> {
            assertThat(retraction.messageKey()).isEqualTo("wamid.0");
            assertThat(retraction.account()).isEqualTo("380671112233");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'reaction','reaction':{'message_id':'wamid.0','emoji':'👍'} | reaction",
                "'type':'reaction','reaction':{'message_id':'wamid.0'} | reaction",
                "'type':'system','system':{'type':'user_changed_number','new_wa_id':'1','body':'x'} | system",
                "'type':'revoke' | revoke",
                "'type':'interactive','interactive':{'type':'call_permission_reply','call_permission_reply':{'response':'accept'}} | callPermissionReply",
                "'group_id':'g1','type':'text','text':{'body':'x'} | group",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String content, String kind) throws NotUnderstood {
        assertThat(one(content))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void groupsAreRequestsIfTheSettingSaysSo() throws NotUnderstood {
        var items = read(
                delivery(
                        "messages",
                        CONTACT + ",'messages':[{" + FROM + ",'group_id':'g1','type':'text','text':{'body':'x'}}]"),
                Map.of("groups", true));

        assertThat(request(items.getFirst()).conversationId()).isEqualTo("1066:group:g1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'w1','status':'delivered','timestamp':'1795000000','recipient_id':'380671112233'} | w1:delivered | delivered |",
                "{'id':'w1','status':'read'} | w1:read | read |",
                "{'id':'w1','status':'played'} | w1:played | read |",
                "{'id':'w1','status':'failed','errors':[{'code':131047,'title':'Re-engagement message'}]} | w1:failed | failed | 24 hours",
                "{'id':'w1','status':'failed','errors':[{'code':131026}]} | w1:failed | failed | cannot be reached",
                "{'id':'w1','status':'failed','errors':[{'code':131014,'title':'https://x.test/1.jpg'}]} | w1:failed | failed | code 131014",
                "{'id':'w1','status':'failed'} | w1:failed | failed | could not deliver",
            })
    void statusesTellWhatBecameOfAnswers(String status, String id, String state, String reason) throws NotUnderstood {
        var item = change("messages", CONTACT + ",'statuses':[" + status + "]").getFirst();

        assertThat(item).isInstanceOfSatisfying(Item.AnswerNews.class, news -> {
            assertThat(news.externalId()).isEqualTo(id);
            assertThat(news.messages()).containsExactly("w1");
            assertThat(news.state()).isEqualTo(state);
            assertThat(String.valueOf(news.reason()))
                    .contains(reason == null ? "null" : reason)
                    .doesNotContain("x.test");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "messages | 'statuses':[{'id':'w1','status':'sent'}] | status",
                "messages | 'statuses':[{'id':'w1','status':'in_orbit'}] | status",
                "messages | 'statuses':[{'status':'read'}] | status",
                "messages | 'errors':[{'code':0,'title':'We were unable to authenticate the app user'}] | error",
                "messages | 'x':1 | empty",
                "smb_message_echoes | 'message_echoes':[{'from':'1','to':'2','id':'w','type':'text','text':{'body':'x'}}] | echo",
                "history | 'history':[{'threads':[]}] | history",
                "account_update | 'event':'VERIFIED_ACCOUNT' | accountUpdate",
                "message_template_status_update | 'event':'APPROVED' | messageTemplateStatusUpdate",
                "user_preferences | 'user_preferences':[{'value':'stop'}] | userPreferences",
                "smb_app_state_sync | 'state_sync':[] | smbAppStateSync",
                "calls | 'calls':[{'id':'c','event':'connect','direction':'USER_INITIATED'}] | call",
                "calls | 'statuses':[{'id':'c','type':'call','status':'RINGING'}] | callStatus",
            })
    void otherNewsIsIgnoredByItsKind(String field, String value, String kind) throws NotUnderstood {
        assertThat(change(field, value))
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void aCallIsOneRequestWhenItHasEnded() throws NotUnderstood {
        var answered = request(change(
                        "calls",
                        CONTACT
                                + ",'calls':[{'id':'wacid.1','from':'380671112233','event':'terminate','direction':'USER_INITIATED',"
                                + "'status':'COMPLETED','start_time':'1795000000','end_time':'1795000042','duration':42,'timestamp':'1795000043'}]")
                .getFirst());
        var missed = request(change(
                        "calls",
                        CONTACT
                                + ",'calls':[{'id':'wacid.2','from':'380671112233','event':'terminate','direction':'USER_INITIATED',"
                                + "'status':'FAILED','timestamp':'1795000043'}]")
                .getFirst());

        var called = change(
                        "calls",
                        CONTACT
                                + ",'calls':[{'id':'wacid.3','from':'380441234567','to':'380671112233','event':'terminate',"
                                + "'direction':'BUSINESS_INITIATED','status':'COMPLETED','duration':5,'timestamp':'1795000043'}]")
                .getFirst();

        assertThat(called)
                .isInstanceOfSatisfying(
                        Item.Activity.class,
                        activity -> assertThat(activity.request().account()).isEqualTo("380671112233"));
        assertThat(answered.kind()).isEqualTo("call");
        assertThat(answered.call()).isEqualTo(new Call("in", true, 42, null));
        assertThat(answered.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
        assertThat(missed.call()).isEqualTo(new Call("in", false, 0, null));
        assertThat(missed.account()).isEqualTo("380671112233");
    }

    @Test
    void readsEveryThingOfABatchAndLosesNoneToABadOne() throws NotUnderstood {
        var items = change(
                "messages",
                CONTACT + ",'messages':[{'from':'380671112233','id':'1','type':'text','text':{'body':'a'}},5,"
                        + "{'from':'380501112233','id':'2','type':'text','text':{'body':'b'}}],"
                        + "'statuses':[{'id':'3','status':'read'},null],'errors':[{'code':1},{'code':2}]");

        assertThat(items).hasSize(7);
        assertThat(items.stream().map(Item::externalId)).doesNotHaveDuplicates();
        assertThat(items.stream().filter(item -> item instanceof Item.Request).map(Item::externalId))
                .containsExactly("1", "2");
    }

    @Test
    void theNameIsThatOfWhoWrote() throws NotUnderstood {
        var items = change(
                "messages",
                "'contacts':[{'profile':{'name':'A'},'wa_id':'1'},{'profile':{'name':'B'},'wa_id':'2'}],'messages':["
                        + "{'from':'2','id':'m2','type':'text','text':{'body':'b'}},{'from':'1','id':'m1','type':'text','text':{'body':'a'}},"
                        + "{'from':'3','id':'m3','type':'text','text':{'body':'c'}}]");

        assertThat(items)
                .extracting(item -> request(item).sender().displayName())
                .containsExactly("B", "A", null);
    }

    @Test
    void anAccountMayBeWrittenOtherwiseThanItsNumber() throws NotUnderstood {
        var items = change(
                "messages",
                "'contacts':[{'profile':{'name':'Ana'},'wa_id':'5215512345678'}],'messages':["
                        + "{'from':'525512345678','id':'m1','type':'text','text':{'body':'a'}},"
                        + "{'from':'380671112233','id':'m2','type':'text','text':{'body':'b'}}]");

        assertThat(request(items.get(0)).account()).isEqualTo("5215512345678");
        assertThat(request(items.get(0)).sender().displayName()).isEqualTo("Ana");
        assertThat(request(items.get(1)).account()).isEqualTo("380671112233");
        assertThat(request(items.get(1)).sender().displayName()).isNull();
    }

    @Test
    void theBusinessThatWritesToItselfIsNoRequest() throws NotUnderstood {
        var items =
                change("messages", "'messages':[{'from':'380441234567','id':'1','type':'text','text':{'body':'a'}}]");

        assertThat(items.getFirst().kind()).isEqualTo("echo");
    }

    @Test
    void aTimeThatCannotBeRightIsTheReceipts() throws NotUnderstood {
        var items = change(
                "messages",
                CONTACT + ",'messages':[{'from':'bla','id':'1','timestamp':'asdf','type':'text',"
                        + "'text':{'body':'a'}}]");

        assertThat(request(items.getFirst()).occurredAt()).isEqualTo(Fixtures.NOW);
    }

    @Test
    void metasTestButtonIsNobody() throws NotUnderstood {
        var items = read(
                delivery(
                                "messages",
                                "'messages':[{'from':'16315551181','id':'ABGG','type':'text','text':{'body':'this is a text message'}}]")
                        .replace("'id':'102'", "'id':'0'"),
                Map.of());

        assertThat(items.getFirst().kind()).isEqualTo("test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "[]", "{'object':'page','entry':[]}", "{'object':'whatsapp_business_account'}"})
    void whatIsNoDeliveryOfWhatsAppIsNotUnderstood(String body) {
        assertThatThrownBy(() -> read(body, Map.of())).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void itsHookIsMetasAndItsSettingIsANumber() {
        var connection = GraphOnLoopback.connection(Map.of());

        assertThat(channel.verify(GraphOnLoopback.signed("{}", GraphOnLoopback.SECRET), connection))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("{}"), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.check(new Settings(Map.of("phoneNumberId", "106540352242922"))))
                .isEmpty();
        assertThat(channel.check(new Settings(Map.of("phoneNumberId", "+380441234567"))))
                .hasSize(1);
        assertThat(channel.description().channel()).isEqualTo("whatsapp");
    }
}
