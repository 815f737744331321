package io.potik.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.potik.gateway.GatewayIntegrationTests;
import io.potik.gateway.LoopbackService;
import io.potik.outbox.Ids;
import io.potik.outbox.OutgoingMessage;
import io.potik.outbox.test.TestInfrastructure;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stays unread in the app goes by e-mail: once, to those who want it, however often the mail server says later. */
@TestPropertySource(
        properties = {
            "potik.mail.host=127.0.0.1",
            "potik.mail.security=none",
            "potik.mail.from=Potik <desk@potik.test>",
            "potik.mail.public-url=https://desk.potik.test/",
            "potik.mail.delay=1s",
            "potik.mail.every=100ms",
            "potik.mail.retry-after=200ms",
            // Another gateway of this test run must not take the news away.
            "spring.cloud.stream.bindings.notificationNews-in-0.group=mail-tests"
        })
class MailIntegrationTests extends GatewayIntegrationTests {

    private static final SmtpServer SMTP = new SmtpServer();

    /** Who was told what, by staff id, as lead-service would answer it. */
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();

    @Autowired
    private JsonMapper json;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("potik.mail.port", SMTP::port);
    }

    @BeforeEach
    void leadServiceAnswersEachTheirOwn() {
        LEAD.answer((exchange, body) -> {
            var token = exchange.getRequestHeaders().getFirst("Authorization").split("\\.")[1];
            var claims = json.readTree(Base64.getUrlDecoder().decode(token));
            var items = told.getOrDefault(claims.path("sub").asString(), List.of());
            LoopbackService.reply(
                    exchange,
                    200,
                    "application/json",
                    "{\"items\":[" + String.join(",", items) + "],\"next\":null,\"unread\":1}");
        });
    }

    @AfterEach
    void asUsual() {
        LEAD.reset();
    }

    @Test
    void whatStaysUnreadGoesAsOneMailForEachLeadAndOnce() throws MessagingException, IOException {
        var manager = invite("manager");
        var olena = Ids.next();
        var petro = Ids.next();
        tell(
                manager,
                about(
                        olena,
                        "Olena <b>Koval</b>",
                        "assigned",
                        false,
                        "{\"id\":\"%s\",\"name\":\"Iryna\"}".formatted(Ids.next()),
                        "null"),
                about(olena, "Olena <b>Koval</b>", "reminder", false, "null", task(false)),
                about(petro, "Petro", "assigned", false, "null", "null"),
                about(petro, "Petro", "assigned", true, "null", "null"),
                about(petro, "Petro", "reminder", false, "null", task(true)),
                about(petro, "Petro", "answered", false, "null", "null"));

        await().until(() -> SMTP.to(address(manager)).size() == 2);
        var mails = SMTP.to(address(manager)).stream()
                .collect(Collectors.toMap(MailIntegrationTests::subject, mail -> mail));
        assertThat(mails).containsOnlyKeys("Olena <b>Koval</b>: 2 new", "Given to you: Petro");
        var mail = Objects.requireNonNull(mails.get("Olena <b>Koval</b>: 2 new"));
        assertThat(mail.getFrom()[0]).hasToString("Potik <desk@potik.test>");
        assertThat(part(mail, 0))
                .contains("Iryna gave you this", "Reminder of a task: Send the offer, due ")
                .contains("https://desk.potik.test/leads/" + olena)
                .contains("https://desk.potik.test/settings/notifications");
        assertThat(part(mail, 1))
                .contains("Olena &lt;b&gt;Koval&lt;/b&gt;", "href=\"https://desk.potik.test/leads/" + olena + "\"");

        // Told again, and something more: only that goes.
        var items = Objects.requireNonNull(told.get(manager.path("id").asString()));
        tell(manager, items.getFirst(), items.get(2), about(petro, "Petro", "task", false, "null", task(false)));
        await().until(() -> SMTP.to(address(manager)).size() == 3);
        assertThat(subject(SMTP.to(address(manager)).getLast())).isEqualTo("A task for you: Petro");
        await().until(() -> nothingWaitsFor(manager));
        assertThat(SMTP.to(address(manager))).hasSize(3);
    }

    @Test
    void eachReadsItInTheirOwnLanguage() throws MessagingException, IOException {
        var manager = invite("manager");
        signedIn(manager).patch("/api/session", "{\"locale\":\"uk\"}").expect(200);

        tell(manager, about(Ids.next(), "Олена", "assigned", false, "null", "null"));

        await().until(() -> !SMTP.to(address(manager)).isEmpty());
        var mail = SMTP.to(address(manager)).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Передано вам: Олена");
        assertThat(part(mail, 0)).contains("Відкрити в Potik: https://desk.potik.test/leads/");
    }

    @Test
    void whoeverDoesNotWantAKindGetsNoneOfIt() {
        var manager = invite("manager");
        var browser = signedIn(manager);
        var usual = browser.get("/api/mail").expect(200).json();
        assertThat(usual.path("on").asBoolean()).isTrue();
        assertThat(usual.path("address").asString()).isEqualTo(address(manager));
        assertThat(usual.path("kinds").toString()).isEqualTo("[\"assigned\",\"reminder\",\"task\"]");

        browser.send("PUT", "/api/mail", "{\"kinds\":[\"answered\"]}").expect(200);
        tell(
                manager,
                about(Ids.next(), "Nobody asked", "assigned", false, "null", "null"),
                about(Ids.next(), "Answered", "answered", false, "null", "null"));

        await().until(() -> !SMTP.to(address(manager)).isEmpty() && nothingWaitsFor(manager));
        assertThat(SMTP.to(address(manager)))
                .extracting(MailIntegrationTests::subject)
                .containsExactly("New answer: Answered");
        assertThat(browser.get("/api/mail").json().path("kinds").toString()).isEqualTo("[\"answered\"]");
        browser.send("PUT", "/api/mail", "{\"kinds\":[\"gossip\"]}").problem(400, "unreadable");
    }

    @Test
    void whatIsReadBeforeItIsDueDoesNotGo() {
        var manager = invite("manager");

        tell(manager, about(Ids.next(), "Read", "assigned", true, "null", "null"));

        await().until(() -> nothingWaitsFor(manager));
        assertThat(SMTP.to(address(manager))).isEmpty();
    }

    @Test
    void aServerThatSaysLaterIsAskedAgainAndHoldsUpNobodyElse() {
        var waiting = invite("manager");
        var other = invite("manager");
        SMTP.putOff(address(waiting));
        tell(waiting, about(Ids.next(), "Later", "assigned", false, "null", "null"));
        await().until(() -> SMTP.wasAskedFor(address(waiting)));

        tell(other, about(Ids.next(), "Now", "assigned", false, "null", "null"));

        await().until(() -> SMTP.to(address(other)).size() == 1);
        assertThat(SMTP.to(address(waiting))).isEmpty();
        SMTP.takeAgain(address(waiting));
        await().until(() -> SMTP.to(address(waiting)).size() == 1 && nothingWaitsFor(waiting));
        assertThat(SMTP.to(address(waiting))).hasSize(1);
    }

    @Test
    void manyLeadsAtOnceAreOneMail() throws MessagingException, IOException {
        var manager = invite("manager");
        var items = new String[60];
        for (int i = 0; i < items.length; i++) {
            items[i] = about(Ids.next(), "Lead " + i, "assigned", false, "null", "null");
        }

        tell(manager, items);

        await().until(() -> !SMTP.to(address(manager)).isEmpty() && nothingWaitsFor(manager));
        assertThat(SMTP.to(address(manager))).hasSize(1);
        var mail = SMTP.to(address(manager)).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Potik: 60 unread");
        assertThat(part(mail, 0)).contains("Lead 49", "And 10 more in Potik.").doesNotContain("Lead 50");
    }

    @Test
    void whoHasLeftGetsNothing() {
        var manager = invite("manager");
        owner().patch("/api/staff/" + manager.path("id").asString(), "{\"active\":false}")
                .expect(200);

        tell(manager, about(Ids.next(), "Gone", "assigned", false, "null", "null"));

        await().until(() -> nothingWaitsFor(manager));
        assertThat(SMTP.wasAskedFor(address(manager))).isFalse();
    }

    /** From now on this is what they were told, and the news of it is out and noted. */
    private void tell(JsonNode member, String... items) {
        var id = member.path("id").asString();
        told.put(id, List.of(items));
        TestInfrastructure.produce(new OutgoingMessage(
                "lead.news",
                id,
                "notification.changed.v1",
                0,
                Instant.now(),
                "{\"staffId\":\"%s\",\"at\":\"%s\"}"
                        .formatted(id, Instant.now())
                        .getBytes(StandardCharsets.UTF_8)));
        await().pollInterval(Duration.ofMillis(20)).until(() -> !nothingWaitsFor(member));
    }

    private boolean nothingWaitsFor(JsonNode member) {
        return jdbc.sql("select count(*) from mail_look where staff_id = ?::uuid")
                        .param(member.path("id").asString())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static String about(UUID lead, String title, String kind, boolean read, String actor, String task) {
        return """
                {"id":"%s","kind":"%s","at":"%s","read":%s,"actor":%s,"task":%s,
                 "lead":{"id":"%s","number":7,"title":"%s","channel":"telegram"}}""".formatted(Ids.next(), kind, Instant.now().minusSeconds(60), read, actor, task, lead, title);
    }

    private static String task(boolean done) {
        return """
                {"id":"%s","kind":"task","text":"Send the offer","dueAt":"2026-11-22T12:00:00Z","done":%s}""".formatted(Ids.next(), done);
    }

    private static String address(JsonNode member) {
        return member.path("email").asString();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMessage mail, int number) throws MessagingException, IOException {
        BodyPart part = ((Multipart) mail.getContent()).getBodyPart(number);
        return (String) part.getContent();
    }
}
