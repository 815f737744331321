package io.potik.intake.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.AnswerToSend;
import io.potik.intake.channel.ConnectionAccess;
import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SendResult;
import io.potik.intake.channel.Verification;
import io.potik.intake.channel.meta.GraphOnLoopback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramChannelUnitTests {

    private static final String ACCOUNT = "17841400000000001";
    private static final String PERSON = "8800123456789012";

    private final GraphOnLoopback graph = new GraphOnLoopback();
    private final InstagramChannel channel = new InstagramChannel(Fixtures.phones(), graph.client());
    private final ConnectionAccess connection = GraphOnLoopback.connection(Map.of());

    @AfterEach
    void close() {
        graph.close();
    }

    private List<Item> read(String body) throws NotUnderstood {
        return channel.read(Fixtures.post(body.replace('\'', '"')), connection);
    }

    private static String entry(String content) {
        return "{'object':'instagram','entry':[{'id':'" + ACCOUNT + "','time':1795000000," + content + "}]}";
    }

    private Item one(String content) throws NotUnderstood {
        return read(entry("'messaging':[{'sender':{'id':'" + PERSON + "'},'recipient':{'id':'" + ACCOUNT
                        + "'},'timestamp':1795000000123," + content + "}]"))
                .getFirst();
    }

    private Item change(String field, String value) throws NotUnderstood {
        return read(entry("'changes':[{'field':'" + field + "','value':" + value + "}]"))
                .getFirst();
    }

    private static InboundRequest request(Item item) {
        assertThat(item).isInstanceOf(Item.Request.class);
        return ((Item.Request) item).request();
    }

    @Test
    void readsADirectMessage() throws NotUnderstood {
        var request = request(one("'message':{'mid':'aWdf','text':'Добрий день'}"));

        assertThat(request.channel()).isEqualTo("instagram");
        assertThat(request.kind()).isEqualTo("message");
        assertThat(request.externalId()).isEqualTo("aWdf");
        assertThat(request.text()).isEqualTo("Добрий день");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochMilli(1795000000123L));
        assertThat(request.sender().contactPoints()).containsExactly(new ContactPoint("igsid", PERSON, PERSON));
    }

    @Test
    void aReplyToAStoryShowsTheStory() throws NotUnderstood {
        var words = request(
                one("'message':{'mid':'m','text':'Ціна?','reply_to':{'story':{'url':'https://cdn.test/s','id':'9'}}}"));
        var sticker = request(one("'message':{'mid':'m','reply_to':{'story':{'id':'9'}}}"));

        assertThat(words.text()).isEqualTo("Ціна?");
        assertThat(words.attachments()).containsExactly(new Attachment("story", null, "https://cdn.test/s", null));
        assertThat(sticker.text()).isEqualTo("[story reply]");
        assertThat(sticker.attachments()).containsExactly(new Attachment("story", null, "instagram:9", null));
        assertThat(request(one("'message':{'mid':'m','text':'так','reply_to':{'mid':'m0'}}"))
                        .attachments())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'story_mention','payload':{'url':'https://cdn.test/s.jpg'}} | [story mention] | storyMention | https://cdn.test/s.jpg",
                "{'type':'share','payload':{'url':'https://cdn.test/p.jpg'}} | [share] | share | https://cdn.test/p.jpg",
                "{'type':'ig_reel','payload':{'reel_video_id':'1','title':'Осінь','url':'https://cdn.test/r.mp4'}} | [reel Осінь] | reel | https://cdn.test/r.mp4",
                "{'type':'ig_post','payload':{'ig_post_media_id':'77'}} | [post] | post | instagram:77",
                "{'type':'like_heart'} | ❤️ | likeHeart |",
                "{'type':'ephemeral'} | [ephemeral] | ephemeral |",
                "{'type':'audio','payload':{'url':'https://cdn.test/a.mp4'}} | [audio] | audio | https://cdn.test/a.mp4",
            })
    void describesWhatIsNoText(String attachment, String text, String kind, String url) throws NotUnderstood {
        for (var attachments : List.of("[" + attachment + "]", attachment)) {
            var request = request(one("'message':{'mid':'m','attachments':" + attachments + "}"));
            assertThat(request.text()).isEqualTo(text);
            assertThat(request.attachments()).hasSize(1);
            assertThat(request.attachments().getFirst().kind()).isEqualTo(kind);
            assertThat(request.attachments().getFirst().url()).isEqualTo(url);
        }
    }

    @Test
    void whatInstagramDoesNotShowIsStillARequest() throws NotUnderstood {
        assertThat(request(one("'message':{'mid':'m','is_unsupported':true}")).text())
                .isEqualTo("[unsupported message]");
    }

    @Test
    void aQuestionAboutAProductOrAnAdvertisementSaysSo() throws NotUnderstood {
        var product = request(one("'message':{'mid':'m','text':'?','referral':{'product':{'id':'31'}}}"));
        var ad = request(one("'message':{'mid':'m','text':'?','referral':{'ref':'r','ad_id':'32','source':'ADS',"
                + "'ads_context_data':{'ad_title':'Осінь'}}}"));

        assertThat(product.attachments()).containsExactly(new Attachment("product", null, "instagram:31", null));
        assertThat(String.valueOf(ad.attribution())).contains("ad=32", "utmContent=Осінь");
    }

    @Test
    void unsendingTakesTheMessageBack() throws NotUnderstood {
        assertThat(one("'message':{'mid':'m_1','is_deleted':true}"))
                .isInstanceOfSatisfying(Item.Retraction.class, retraction -> {
                    assertThat(retraction.messageKey()).isEqualTo("m_1");
                    assertThat(retraction.account()).isEqualTo(PERSON);
                    assertThat(retraction.kind()).isEqualTo("unsend");
                });
    }

    @Test
    void anEditIsARevisionAndANewMessageAnnouncedAsAnEditIsTheMessage() throws NotUnderstood {
        var edit = request(one("'message_edit':{'mid':'m_1','text':'Синя','num_edit':1}"));
        var first = request(one("'message_edit':{'mid':'m_1','text':'Червона','num_edit':0}"));
        var nobody = read(entry("'messaging':[{'timestamp':1795000000123,'message_edit':{'mid':'m_1','num_edit':0}}]"));

        assertThat(edit.edited()).isTrue();
        assertThat(edit.messageKey()).isEqualTo("m_1");
        assertThat(first.edited()).isFalse();
        assertThat(first.externalId()).isEqualTo("m_1");
        assertThat(nobody.getFirst()).isInstanceOf(Item.Ignored.class);
    }

    @Test
    void aSeenMessageIsNewsOfTheAnswer() throws NotUnderstood {
        assertThat(one("'read':{'mid':'m_out'}")).isInstanceOfSatisfying(Item.AnswerNews.class, news -> {
            assertThat(news.messages()).containsExactly("m_out");
            assertThat(news.state()).isEqualTo("read");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'message':{'mid':'m','text':'x','is_echo':true} | echo",
                "'message':{'mid':'m','is_echo':true,'attachments':[{'type':'story_mention','payload':{'url':'https://cdn.test/s'}}]} | echo",
                "'reaction':{'mid':'m','action':'react','reaction':'love','emoji':'❤'} | reaction",
                "'reaction':{'mid':'m','action':'unreact'} | reaction",
                "'hand_over':{} | handOver",
            })
    void whatIsNoRequestIsIgnoredByItsKind(String content, String kind) throws NotUnderstood {
        assertThat(one(content))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void anotherAppsConversationIsCountedAndLeftAlone() throws NotUnderstood {
        var items = read("{'entry':[{'id':'a','time':'2026-11-18T08:26:40+0000','standby':[{'sender':{'id':'s'},"
                + "'timestamp':'2026-11-18T08:26:40+0000','message':{'mid':'m-1','text':'hi'}}]}]}");

        assertThat(items).hasSize(1);
        assertThat(items.getFirst().kind()).isEqualTo("standby");
        // When this app takes the conversation over, the message itself must not pass for seen.
        assertThat(items.getFirst().externalId()).isNotEqualTo("m-1");
    }

    @Test
    void aTimeMayBeIsoAndTheObjectUnnamed() throws NotUnderstood {
        var items =
                read("{'entry':[{'id':'story','time':'2026-11-18T08:26:40+0000','messaging':[{'sender':{'id':'S-1'},"
                        + "'timestamp':'2026-11-18T08:26:40+0000','message':{'mid':'m-1','text':'reply'}}]}]}");

        assertThat(request(items.getFirst()).occurredAt()).isEqualTo(Instant.parse("2026-11-18T08:26:40Z"));
        assertThat(request(items.getFirst()).account()).isEqualTo("S-1");
    }

    @Test
    void eventsMayComeAsChanges() throws NotUnderstood {
        var request = request(change(
                "messages",
                "{'sender':{'id':'" + PERSON + "'},'timestamp':'1795000000','message':{'mid':'m','text':'hi'}}"));

        assertThat(request.text()).isEqualTo("hi");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
    }

    @Test
    void anEntryMayBeTheChangeItselfAndTheDeliveryAList() throws NotUnderstood {
        var items =
                read("[{'object':'instagram','entry':[{'id':'1','time':1795000000,'field':'comments','value':{'id':'9',"
                        + "'from':{'id':'5','username':'u'},'text':'x','media':{'id':'7'}}}]}]");

        assertThat(request(items.getFirst()).externalId()).isEqualTo("9");
    }

    @Test
    void metasTestButtonIsNobody() throws NotUnderstood {
        var items = read("{'object':'instagram','entry':[{'time':1661141837537,'id':'0','changes':[{'field':'messages',"
                + "'value':{'sender':{'id':'12334'},'recipient':{'id':'23245'},'timestamp':'1527459824',"
                + "'message':{'mid':'random_mid','text':'random_text'}}}]}]}");

        assertThat(items.getFirst())
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments", "live_comments"})
    void aCommentIsARequestThatIsAnsweredInPrivate(String field) throws NotUnderstood {
        var request = request(
                change(
                        field,
                        "{'id':'1801','text':'Яка ціна?','from':{'id':'" + PERSON + "','username':'olena.k'},"
                                + "'media':{'id':'1790','media_product_type':'AD','ad_id':'61','ad_title':'Осінь'},'parent_id':'1800'}"));

        assertThat(request.kind()).isEqualTo("comment");
        assertThat(request.externalId()).isEqualTo("1801");
        assertThat(request.text()).isEqualTo("Яка ціна?");
        assertThat(request.occurredAt()).isEqualTo(Instant.ofEpochSecond(1795000000));
        assertThat(request.sender().displayName()).isEqualTo("@olena.k");
        assertThat(request.sender().contactPoints()).containsExactly(new ContactPoint("igsid", PERSON, "@olena.k"));
        assertThat(request.conversationId()).isEqualTo("comment:1801");
        assertThat(request.attachments()).containsExactly(new Attachment("post", null, "instagram:1790", null));
        assertThat(String.valueOf(request.attribution())).contains("ad=61");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "comments | {'id':'1','text':'x','from':{'id':'17841400000000001','username':'us'}} | echo",
                "comments | {'id':'1','text':'x','from':{'id':'5','self_ig_scoped_id':'6','username':'us'}} | echo",
                "mentions | {'media_id':'17','comment_id':'18'} | mention",
                "mentions | {'media_id':'17'} | mention",
                "story_insights | {'media_id':'17','impressions':4} | storyInsights",
            })
    void otherChangesAreIgnoredByTheirKind(String field, String value, String kind) throws NotUnderstood {
        assertThat(change(field, value))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo(kind));
    }

    @Test
    void aCommentWithoutIdOrAuthorIsKeptForPeople() throws NotUnderstood {
        assertThat(change("comments", "{'text':'x'}")).isInstanceOf(Item.Unreadable.class);
        assertThat(change("comments", "{'id':'1','text':'x'}")).isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void whatIsOfAPageIsNotUnderstood() {
        assertThatThrownBy(() -> read("{'object':'page','entry':[]}")).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void itsHookIsMetas() {
        var body = "{\"object\":\"instagram\",\"entry\":[]}";

        assertThat(channel.verify(GraphOnLoopback.signed(body, GraphOnLoopback.SECRET), connection))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post(body), connection)).isInstanceOf(Verification.Refused.class);
        assertThat(channel.answer(Fixtures.post(body), connection).status()).isEqualTo(200);
    }

    @Test
    void answersThroughTheGraphThatKnowsItsToken() {
        graph.willAnswer(200, "{\"message_id\":\"m_1\"}");
        graph.willAnswer(200, "{\"message_id\":\"m_2\"}");
        var own = GraphOnLoopback.connection(Map.of(), Map.of("accessToken", List.of("IGAAtoken")));

        assertThat(channel.send(GraphOnLoopback.answer("igsid", PERSON, PERSON, "Так"), connection))
                .isEqualTo(new SendResult.Sent("m_1"));
        assertThat(channel.send(GraphOnLoopback.answer("igsid", PERSON, "comment:1801", "Так"), own))
                .isEqualTo(new SendResult.Sent("m_2"));
        assertThat(graph.calls())
                .extracting(GraphOnLoopback.Call::path)
                .containsExactly("/v25.0/me/messages", "/ig/v25.0/me/messages");
        assertThat(graph.calls().getLast().body()).contains("{\"comment_id\":\"1801\"}");
    }

    @Test
    void sendsAPictureByItsNumber() {
        graph.willAnswer(200, "{\"attachment_id\":\"9\"}");
        graph.willAnswer(200, "{\"message_id\":\"m_1\"}");

        var sent = channel.send(
                GraphOnLoopback.answer(
                        "igsid", PERSON, PERSON, "", new AnswerToSend.File("a.jpg", "image/jpeg", new byte[] {1})),
                connection);

        assertThat(sent).isEqualTo(new SendResult.Sent("m_1"));
        assertThat(graph.calls().getFirst().body()).contains("platform", "instagram", "a.jpg");
        assertThat(graph.calls().getLast().body()).contains("\"attachment_id\":\"9\"", "\"type\":\"image\"");
    }

    @Test
    void itsOwnGraphFetchesFilesFromTheirAddress() {
        var own = GraphOnLoopback.connection(Map.of(), Map.of("accessToken", List.of("IGAA-token")));
        graph.willAnswer(200, "{\"message_id\":\"m_1\"}");
        var file = new AnswerToSend.File(
                "a.jpg",
                "image/jpeg",
                new byte[] {1},
                java.net.URI.create("https://crm.example.com/hooks/files/x/a.jpg"));
        var nowhere = new AnswerToSend.File("a.jpg", "image/jpeg", new byte[] {1});

        assertThat(channel.send(GraphOnLoopback.answer("igsid", PERSON, PERSON, "", file), own))
                .isEqualTo(new SendResult.Sent("m_1"));
        assertThat(channel.send(GraphOnLoopback.answer("igsid", PERSON, PERSON, "", nowhere), own))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("https address"));
        assertThat(graph.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/ig/v25.0/me/messages");
            assertThat(call.body()).contains("\"url\":\"https://crm.example.com/hooks/files/x/a.jpg\"");
        });
    }

    @Test
    void saysWhyAnAnswerIsRefused() {
        graph.willRefuse(400, 10, 2534022);
        graph.willRefuse(400, 100, 2534014);
        graph.willRefuse(400, 80002, 0);
        graph.willBeSilent();
        var answer = GraphOnLoopback.answer("igsid", PERSON, PERSON, "Так");

        assertThat(channel.send(answer, connection))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("24 hours"));
        assertThat(channel.send(answer, connection))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("cannot be reached"));
        assertThat(channel.send(answer, connection)).isInstanceOf(SendResult.Later.class);
        assertThat(new InstagramChannel(Fixtures.phones(), graph.impatient()).send(answer, connection))
                .isInstanceOf(SendResult.Unknown.class);
        assertThat(channel.send(GraphOnLoopback.answer("igsid", PERSON, PERSON, "ї".repeat(501)), connection))
                .isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void describesItself() {
        assertThat(channel.description().channel()).isEqualTo("instagram");
        assertThat(channel.description().answers()).isTrue();
    }
}
