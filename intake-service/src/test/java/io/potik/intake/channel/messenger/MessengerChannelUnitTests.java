package io.potik.intake.channel.messenger;

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
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessengerChannelUnitTests {

    private static final String PAGE = "104857600000001";
    private static final String PERSON = "7001234567890123";
    private static final Instant AT = Instant.ofEpochMilli(1795000000123L);

    private final MessengerChannel channel = new MessengerChannel(Fixtures.phones(), GraphOnLoopback.nowhere());
    private final ConnectionAccess connection = GraphOnLoopback.connection(Map.of());

    private List<Item> read(String body) throws NotUnderstood {
        return channel.read(Fixtures.post(body.replace('\'', '"')), connection);
    }

    private static String entry(String content) {
        return "{'object':'page','entry':[{'id':'" + PAGE + "','time':1795000000999," + content + "}]}";
    }

    private static String event(String content) {
        return "{'sender':{'id':'" + PERSON + "'},'recipient':{'id':'" + PAGE + "'},'timestamp':1795000000123,"
                + content + "}";
    }

    private Item one(String content) throws NotUnderstood {
        var items = read(entry("'messaging':[" + event(content) + "]"));
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private InboundRequest request(String content) throws NotUnderstood {
        return request(one(content));
    }

    private static InboundRequest request(Item item) {
        assertThat(item).isInstanceOf(Item.Request.class);
        var request = ((Item.Request) item).request();
        assertThat(item.externalId()).isEqualTo(request.externalId());
        return request;
    }

    private Item change(String value) throws NotUnderstood {
        return read(entry("'changes':[{'field':'feed','value':" + value + "}]")).getFirst();
    }

    // --- the hook ---

    @ParameterizedTest
    @CsvSource({
        "hello world,f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17",
        "hello world2,60905fdf409d0b4f721e99f6f25b31567a68a6b45e933d814e17a246be4c5a53"
    })
    void signaturesThatOthersPublishedVerifyAndNoChangedByteDoes(String body, String signature) {
        var sesame = GraphOnLoopback.connection(Map.of(), Map.of("appSecret", List.of("sesame")));
        var header = "sha256=" + signature;

        assertThat(channel.verify(Fixtures.post(body, "X-Hub-Signature-256", header), sesame))
                .isEqualTo(Verification.ACCEPTED);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] = (byte) (changed[i] ^ 1);
            assertThat(channel.verify(Fixtures.delivery("POST", null, changed, "X-Hub-Signature-256", header), sesame))
                    .isInstanceOf(Verification.Refused.class);
        }
        for (int i = 0; i < header.length(); i++) {
            for (int bit : new int[] {1, 0x20}) {
                var changed = header.substring(0, i) + (char) (header.charAt(i) ^ bit) + header.substring(i + 1);
                assertThat(channel.verify(Fixtures.post(body, "X-Hub-Signature-256", changed), sesame))
                        .isInstanceOf(Verification.Refused.class);
            }
        }
    }

    @Test
    void theSignatureIsOverTheBytesWithMetasEscapes() {
        var escaped = "{\"object\":\"page\",\"entry\":[],\"x\":\"\\u0414\\u043e\\u0431\\u0440\\u0438\\u0439\"}";
        var signed = GraphOnLoopback.signed(escaped, GraphOnLoopback.SECRET);
        var unescaped = escaped.replace("\\u0414\\u043e\\u0431\\u0440\\u0438\\u0439", "Добрий");

        assertThat(channel.verify(signed, connection)).isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(
                        Fixtures.post(
                                unescaped, "X-Hub-Signature-256", String.valueOf(signed.header("x-hub-signature-256"))),
                        connection))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void theSecretBeforeIsValidWhileItIsRotated() {
        assertThat(channel.verify(GraphOnLoopback.signed("{}", "older-secret"), connection))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(GraphOnLoopback.signed("{}", "another"), connection))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
        assertThat(channel.verify(Fixtures.post("{}", "X-Hub-Signature", "sha1=abc"), connection))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void theHandshakeIsAnsweredWithTheBareChallenge() {
        var asked = Fixtures.delivery(
                "GET", "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify+me", new byte[0]);

        assertThat(channel.verify(asked, connection)).isInstanceOfSatisfying(Verification.Answered.class, answered -> {
            assertThat(answered.answer().status()).isEqualTo(200);
            assertThat(answered.answer().contentType()).startsWith("text/plain");
            assertThat(answered.answer().body()).asString().isEqualTo("1158201444");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "hub.mode=subscribe&hub.challenge=1&hub.verify_token=verify+you,403",
        "hub.mode=subscribe&hub.challenge=1,403",
        "hub.mode=subscribe&hub.verify_token=verify+me,400",
        "hub.challenge=1&hub.verify_token=verify+me,400",
        "hub.mode=%zz&&=,400",
        "'',400"
    })
    void anotherHandshakeIsRefused(String query, int status) {
        assertThat(channel.verify(Fixtures.delivery("GET", query, new byte[0]), connection))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @Test
    void anotherVerbIsRefused() {
        assertThat(channel.verify(Fixtures.delivery("PUT", null, new byte[0]), connection))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), connection))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void anAccessTokenHasNoSpaces() {
        assertThat(channel.check(new SecretsGiven(Map.of("appSecret", "any thing", "accessToken", "EAAB1_-x|y"))))
                .isEmpty();
        assertThat(channel.check(new SecretsGiven(Map.of("accessToken", "two words"))))
                .hasSize(1)
                .noneMatch(error -> error.message().contains("two words"));
    }

    // --- messages ---

    @Test
    void readsAText() throws NotUnderstood {
        var request = request("'message':{'mid':'m_1','text':'Добрий день'}");

        assertThat(request.channel()).isEqualTo("messenger");
        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.text()).isEqualTo("Добрий день");
        assertThat(request.externalId()).isEqualTo("m_1");
        assertThat(request.messageKey()).isEqualTo("m_1");
        assertThat(request.edited()).isFalse();
        assertThat(request.occurredAt()).isEqualTo(AT);
        assertThat(request.sender().contactPoints()).containsExactly(new ContactPoint("psid", PERSON, PERSON));
        assertThat(request.conversationId()).isEqualTo(PERSON);
        assertThat(request.attribution()).isNull();
    }

    @Test
    void readsEveryThingOfABatchAndLosesNoneToABadOne() throws NotUnderstood {
        var items = read("{'object':'page','entry':[{'id':'" + PAGE + "','messaging':["
                + event("'message':{'mid':'m_1','text':'a'}") + ",5,null,{'message':{'mid':'m_2','text':'b'}},"
                + event("'message':{'mid':'m_3','text':'c'}") + "]},7,{'id':'" + PAGE + "'},"
                + "{'id':'" + PAGE + "','messaging':[" + event("'delivery':{'mids':['m_9'],'watermark':1795000000000}")
                + "],'changes':[{'field':'feed','value':{'item':'like','verb':'add'}},'x'],"
                + "'standby':[" + event("'message':{'mid':'m_4','text':'d'}") + "]}]}");

        assertThat(items.stream().filter(item -> item instanceof Item.Request).map(Item::externalId))
                .containsExactly("m_1", "m_3");
        assertThat(items.get(3)).isInstanceOf(Item.Unreadable.class);
        assertThat(items.get(3).externalId()).isEqualTo("m_2");
        assertThat(items).anyMatch(item -> item instanceof Item.AnswerNews);
        assertThat(items.stream().map(Item::kind)).contains("like", "standby");
        assertThat(items.stream().map(Item::externalId)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'image','payload':{'url':'https://cdn.test/1.jpg'}} | [photo] | photo | https://cdn.test/1.jpg",
                "{'type':'image','payload':{'url':'https://cdn.test/2.png','sticker_id':369239263222822}} | 👍 | sticker | https://cdn.test/2.png",
                "{'type':'image','payload':{'sticker_id':'12345'}} | [sticker] | sticker | messenger:12345",
                "{'type':'video','payload':{'url':'https://cdn.test/v.mp4'}} | [video] | video | https://cdn.test/v.mp4",
                "{'type':'audio','payload':{'url':'https://cdn.test/a.mp4'}} | [audio] | audio | https://cdn.test/a.mp4",
                "{'type':'file','payload':{'url':'https://cdn.test/f.pdf'}} | [document] | document | https://cdn.test/f.pdf",
                "{'type':'location','payload':{'coordinates':{'lat':50.4501,'long':-1.5}}} | [location 50.4501 -1.5] | location | geo:50.4501,-1.5",
                "{'type':'fallback','title':'Сукня','url':'https://shop.test/d','payload':null} | [link Сукня] | link | https://shop.test/d",
                "{'type':'fallback','payload':{'url':'My Documents/foo.doc','title':'Foo'}} | [link Foo] | link |",
                "{'type':'ig_reel','payload':{'url':'/reel/1234/','reel_video_id':1234}} | [reel] | reel | https://www.facebook.com/reel/1234/",
                "{'type':'post','payload':{'id':'77'}} | [post] | post | messenger:77",
                "{'type':'brand_new_thing'} | [brandNewThing] | brandNewThing |",
                "{'type':'template','payload':{'product':{'elements':[{'id':'p1','title':'Hat','image_url':'https://cdn.test/h.jpg'}]}}}"
                        + " | [product Hat] | product | https://cdn.test/h.jpg",
            })
    void describesWhatIsNoText(String attachment, String text, String kind, String url) throws NotUnderstood {
        var request = request("'message':{'mid':'m_1','attachments':[" + attachment + "]}");

        assertThat(request.text()).isEqualTo(text);
        assertThat(request.attachments()).hasSize(1);
        assertThat(request.attachments().getFirst().kind()).isEqualTo(kind);
        assertThat(request.attachments().getFirst().url()).isEqualTo(url);
    }

    @Test
    void severalPicturesBelowATextAreAllThere() throws NotUnderstood {
        var request = request("'message':{'mid':'m_1','text':'Такі є?','attachments':["
                + "{'type':'image','payload':{'url':'https://cdn.test/1.jpg'}},"
                + "{'type':'image','payload':{'url':'https://cdn.test/2.jpg'}}]}");

        assertThat(request.text()).isEqualTo("Такі є?");
        assertThat(request.attachments())
                .extracting(Attachment::url)
                .containsExactly("https://cdn.test/1.jpg", "https://cdn.test/2.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x':1", "'text':''", "'attachments':[]", "'attachments':'?'", "'is_unsupported':true"})
    void aMessageWithoutWordsIsStillARequest(String content) throws NotUnderstood {
        assertThat(request("'message':{'mid':'m_1'," + content + "}").text()).startsWith("[");
    }

    @Test
    void theQuickReplyWithAPhoneNumberOrAnAddressTellsHowToReachThePerson() throws NotUnderstood {
        var phone = request("'message':{'mid':'m_1','text':'+380671112233','quick_reply':{'payload':'+380671112233'}}");
        var mail = request("'message':{'mid':'m_2','text':'Olena@Test.ua','quick_reply':{'payload':'Olena@Test.ua'}}");
        var button = request("'message':{'mid':'m_3','text':'Call us','quick_reply':{'payload':'+380671112233'}}");

        assertThat(phone.sender().contactPoints())
                .contains(new ContactPoint("phone", "+380671112233", "+380671112233"));
        assertThat(mail.sender().contactPoints()).contains(new ContactPoint("email", "olena@test.ua", "Olena@Test.ua"));
        assertThat(button.text()).isEqualTo("Call us");
        assertThat(button.sender().contactPoints()).hasSize(1);
    }

    @Test
    void aPressedButtonSaysWhatStoodOnIt() throws NotUnderstood {
        var request =
                request("'postback':{'title':'Замовити','payload':'ORDER_1','referral':{'ref':'spring','source':'ADS',"
                        + "'type':'OPEN_THREAD','ad_id':'6045246247433'}}");

        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.text()).isEqualTo("Замовити");
        assertThat(request.attribution()).isNotNull();
        assertThat(String.valueOf(request.attribution()))
                .contains("ad=6045246247433", "utmCampaign=spring", "utmSource=ADS");
        assertThat(request("'postback':{'payload':'GET_STARTED'}").text()).isEqualTo("GET_STARTED");
        assertThat(request("'postback':{'mid':'m_7','payload':'X'}").externalId())
                .isEqualTo("m_7");
    }

    @Test
    void whatHasNoIdOfItsOwnIsKnownAgainByItsContent() throws NotUnderstood {
        var first = one("'postback':{'payload':'A'}");

        assertThat(first.externalId())
                .startsWith("postback:" + PERSON + ":1795000000123:")
                .hasSizeLessThan(200);
        assertThat(one("'postback':{'payload':'A'}").externalId()).isEqualTo(first.externalId());
        assertThat(one("'postback':{'payload':'B'}").externalId()).isNotEqualTo(first.externalId());
    }

    @Test
    void whoComesByALinkOrAnAdvertisementFollows() throws NotUnderstood {
        var link = request("'referral':{'ref':'flyer','source':'SHORTLINK','type':'OPEN_THREAD'}");
        var ad = request("'referral':{'ref':'x','ad_id':'12','source':'ADS','ads_context_data':{'ad_title':'Summer'}}");
        var optin =
                request("'optin':{'type':'notification_messages','title':'News','notification_messages_token':'t'}");

        assertThat(link.kind()).isEqualTo("follow");
        assertThat(link.text()).isEqualTo("[referral flyer]");
        assertThat(String.valueOf(link.attribution())).contains("ad=flyer");
        assertThat(String.valueOf(ad.attribution())).contains("ad=12", "utmContent=Summer");
        assertThat(optin.kind()).isEqualTo("follow");
        assertThat(optin.text()).isEqualTo("[optin News]");
        assertThat(request("'message':{'mid':'m','text':'hi','referral':{'ad_id':'5'}}")
                        .attribution())
                .isEqualTo(InboundRequest.Attribution.ofAd("5"));
    }

    @Test
    void anEditHasTheKeyOfItsMessage() throws NotUnderstood {
        var request = request("'message_edit':{'mid':'m_1','text':'Синя','num_edit':2}");

        assertThat(request.edited()).isTrue();
        assertThat(request.messageKey()).isEqualTo("m_1");
        assertThat(request.externalId()).isEqualTo("m_1:edit:2");
        assertThat(request.text()).isEqualTo("Синя");
    }

    @Test
    void unsendingTakesTheMessageBack() throws NotUnderstood {
        var item = one("'message':{'mid':'m_1','is_deleted':true}");

        assertThat(item).isInstanceOfSatisfying(Item.Retraction.class, retraction -> {
            assertThat(retraction.messageKey()).isEqualTo("m_1");
            assertThat(retraction.account()).isEqualTo(PERSON);
            assertThat(retraction.externalId()).isNotEqualTo("m_1");
        });
        assertThat(one("'message':{'mid':'m_1','is_deleted':true,'is_echo':true}"))
                .isInstanceOf(Item.Ignored.class);
    }

    @Test
    void receiptsTellWhatBecameOfAnswers() throws NotUnderstood {
        var delivered = one("'delivery':{'mids':['m_1','m_2'],'watermark':1794999999000,'seq':37}");
        var seen = one("'read':{'watermark':1794999999000}");

        assertThat(delivered).isInstanceOfSatisfying(Item.AnswerNews.class, news -> {
            assertThat(news.messages()).containsExactly("m_1", "m_2");
            assertThat(news.state()).isEqualTo("delivered");
        });
        assertThat(seen).isInstanceOfSatisfying(Item.AnswerNews.class, news -> {
            assertThat(news.messages()).isEmpty();
            assertThat(news.conversationId()).isEqualTo(PERSON);
            assertThat(news.upTo()).isEqualTo(Instant.ofEpochMilli(1794999999000L));
            assertThat(news.state()).isEqualTo("read");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'message':{'mid':'m_1','text':'x','is_echo':true,'app_id':5} | echo",
                "'reaction':{'mid':'m_1','action':'react','reaction':'love','emoji':'❤'} | reaction",
                "'reaction':{'mid':'m_1','action':'unreact'} | reaction",
                "'reaction':{} | reaction",
                "'account_linking':{'status':'linked','authorization_code':'x'} | accountLinking",
                "'pass_thread_control':{'new_owner_app_id':'1'} | handover",
                "'take_thread_control':{} | handover",
                "'request_thread_control':{} | handover",
                "'app_roles':{'1':['primary_receiver']} | handover",
                "'policy_enforcement':{'action':'block'} | policyEnforcement",
                "'messaging_feedback':{'feedback_screens':[]} | messagingFeedback",
                "'something_new':{'a':1} | somethingNew",
                "'hop_context':[] | unknown",
                "'message_edit':{'mid':'m_1','num_edit':0} | messageEdit",
                "'optin':{'type':'notification_messages','notification_messages_status':'STOP_NOTIFICATIONS'} | optin",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String content, String kind) throws NotUnderstood {
        assertThat(one(content))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void whatThePageWroteItselfIsNoRequest() throws NotUnderstood {
        for (var content : List.of(
                "'message':{'mid':'m_1','text':'x'}",
                "'postback':{'payload':'x'}",
                "'message_edit':{'mid':'m_1','text':'x','num_edit':1}")) {
            var items = read(
                    entry("'messaging':[{'sender':{'id':'" + PAGE + "'},'timestamp':1795000000123," + content + "}]"));
            assertThat(items.getFirst().kind()).as(content).isEqualTo("echo");
        }
    }

    @Test
    void whoIsKnownOnlyByACheckboxIsNobodyYet() throws NotUnderstood {
        var items = read(entry("'messaging':[{'recipient':{'id':'1'},'timestamp':1795000000123,"
                + "'optin':{'ref':'box','user_ref':'u-1'}}]"));

        assertThat(items.getFirst()).isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1795000000123 | 2026-11-18T11:06:40.123Z",
                "1795000000 | 2026-11-18T11:06:40Z",
                "'1795000000' | 2026-11-18T11:06:40Z",
                "'1795000000123' | 2026-11-18T11:06:40.123Z",
                "'2026-11-18T08:26:40+0000' | 2026-11-18T08:26:40Z",
                "'2026-11-18T10:26:40+02:00' | 2026-11-18T08:26:40Z",
                "'2026-11-18T08:26:40Z' | 2026-11-18T08:26:40Z",
                "'asdf' | 2026-11-21T10:00:00Z",
                "51742000000 | 2026-11-21T10:00:00Z",
                "51742000000000 | 2026-11-21T10:00:00Z",
                "0 | 2026-11-21T10:00:00Z",
                "-5 | 2026-11-21T10:00:00Z",
                "99999999999999999999 | 2026-11-21T10:00:00Z",
                "null | 2026-11-21T10:00:00Z",
                "1.5 | 2026-11-21T10:00:00Z",
            })
    void takesTimesAsMetaWritesThem(String given, String at) throws NotUnderstood {
        var items = read("{'object':'page','entry':[{'id':'1','messaging':[{'sender':{'id':'2'},'timestamp':" + given
                + ",'message':{'mid':'m','text':'x'}}]}]}");

        assertThat(request(items.getFirst()).occurredAt()).isEqualTo(Instant.parse(at));
    }

    @Test
    void idsMayBeNumbersOfAnySize() throws NotUnderstood {
        var items = read("{'entry':[{'id':1,'messaging':[{'sender':{'id':24681012141618202224},'timestamp':1795000000,"
                + "'message':{'mid':'m','text':'x'}}]}]}");

        assertThat(request(items.getFirst()).account()).isEqualTo("24681012141618202224");
    }

    // --- comments ---

    private static final String COMMENT = "'item':'comment','comment_id':'55_66','post_id':'" + PAGE
            + "_55','created_time':1795000000,'post':{'permalink_url':'https://www.facebook.com/p/1'},";

    @Test
    void aCommentIsARequestThatIsAnsweredInPrivate() throws NotUnderstood {
        var request = request(
                change("{" + COMMENT + "'verb':'add','message':'Ціна?','from':{'id':'900','name':'Олена К.'}}"));

        assertThat(request.kind()).isEqualTo("comment");
        assertThat(request.text()).isEqualTo("Ціна?");
        assertThat(request.externalId()).isEqualTo("55_66");
        assertThat(request.messageKey()).isEqualTo("55_66");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
        assertThat(request.sender().displayName()).isEqualTo("Олена К.");
        assertThat(request.sender().contactPoints()).containsExactly(new ContactPoint("psid", "900", "900"));
        assertThat(request.conversationId()).isEqualTo("comment:55_66");
        assertThat(request.attachments())
                .containsExactly(new Attachment("post", null, "https://www.facebook.com/p/1", null));
    }

    @Test
    void aCommentIsEditedAndRemoved() throws NotUnderstood {
        var edit = request(change("{" + COMMENT + "'verb':'edited','message':'Яка ціна?','from':{'id':'900'}}"));
        var removed = change("{" + COMMENT + "'verb':'remove','from':{'id':'900'}}");

        assertThat(edit.edited()).isTrue();
        assertThat(edit.messageKey()).isEqualTo("55_66");
        assertThat(edit.externalId()).startsWith("55_66:edit");
        assertThat(removed).isInstanceOfSatisfying(Item.Retraction.class, retraction -> {
            assertThat(retraction.messageKey()).isEqualTo("55_66");
            assertThat(retraction.account()).isEqualTo("900");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'item':'comment','comment_id':'1_2','verb':'add','message':'x','from':{'id':'104857600000001'}} | echo",
                "{'item':'comment','comment_id':'1_2','verb':'hide','from':{'id':'900'}} | comment",
                "{'item':'comment','comment_id':'1_2','verb':'remove'} | comment",
                "{'item':'reaction','reaction_type':'like','verb':'add','post_id':'1_3'} | reaction",
                "{'item':'post','verb':'add','message':'We are open','post_id':'1_3'} | post",
                "{'item':'status','verb':'add'} | status",
                "{} | feed",
                "null | feed",
            })
    void whatHappensAroundPostsIsIgnored(String value, String kind) throws NotUnderstood {
        assertThat(change(value))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void aCommentWithoutAnAuthorIsKeptForPeople() throws NotUnderstood {
        assertThat(change("{" + COMMENT + "'verb':'add','message':'x'}")).isInstanceOf(Item.Unreadable.class);
        assertThat(request(change("{" + COMMENT + "'verb':'add','sender_id':901,'sender_name':'Іван'}"))
                        .account())
                .isEqualTo("901");
    }

    // --- deliveries as a whole ---

    @Test
    void metasTestButtonIsNobody() throws NotUnderstood {
        var items =
                read("{'object':'page','entry':[{'time':1661141837537,'id':'0','messaging':[{'sender':{'id':'12334'},"
                        + "'recipient':{'id':'23245'},'timestamp':'1527459824','message':{'mid':'random_mid','text':'random_text'}}],"
                        + "'changes':[{'field':'feed','value':{'item':'status','verb':'add'}}]}]}");

        assertThat(items).hasSize(2).allSatisfy(item -> assertThat(item.kind()).isEqualTo("test"));
    }

    @Test
    void aSampleThatSomebodyPastesIsReadToo() throws NotUnderstood {
        var items = read("{'field':'messages','value':{'sender':{'id':'12334'},'timestamp':'1795000000',"
                + "'message':{'mid':'m','text':'hi'}}}");

        assertThat(request(items.getFirst()).text()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'object':'page','entry':[]}", "{'object':'page','entry':[{'id':'5'}]}", "{'entry':[{}]}"})
    void nothingIsIgnored(String body) throws NotUnderstood {
        assertThat(read(body)).hasSize(1).first().isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "5",
                "{'object':'instagram','entry':[]}",
                "{'object':'page'}",
                "{'entry':5}"
            })
    void whatIsNoDeliveryOfAPageIsNotUnderstood(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void aLeadOfAFormIsForAnotherConnection() throws NotUnderstood {
        assertThat(read(entry("'changes':[{'field':'leadgen','value':{'leadgen_id':'5'}}]"))
                        .getFirst()
                        .kind())
                .isEqualTo("leadgen");
    }

    @Test
    void describesItself() {
        assertThat(channel.description().secrets())
                .extracting(field -> field.name())
                .containsExactly("appSecret", "verifyToken", "accessToken");
        assertThat(channel.description().answers()).isTrue();
        assertThat(channel.answer(Fixtures.post("{}"), connection).status()).isEqualTo(200);
    }
}
