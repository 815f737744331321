package io.potik.intake.channel.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.potik.intake.channel.Fixtures;
import io.potik.intake.channel.InboundRequest;
import io.potik.intake.channel.InboundRequest.Attachment;
import io.potik.intake.channel.InboundRequest.ContactPoint;
import io.potik.intake.channel.Item;
import io.potik.intake.channel.NotUnderstood;
import io.potik.intake.channel.SecretsGiven;
import io.potik.intake.channel.Settings;
import io.potik.intake.channel.Verification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeChannelUnitTests {

    private static final String HEAD =
            "From: Olena Koval <Olena.Koval@Example.com>\r\nTo: sales@shop.example\r\nMessage-ID: <m1@example.com>\r\n"
                    + "Date: Fri, 20 Nov 2026 12:30:00 +0200\r\n";
    private static final Charset CP1251 = Charset.forName("windows-1251");
    private static final Charset KOI8_U = Charset.forName("KOI8-U");

    private final MimeChannel channel = new MimeChannel(Fixtures.phones());

    private Item item(byte[] raw, Map<String, Object> settings) {
        try {
            return channel.read(
                            Fixtures.delivery("POST", null, raw, "Content-Type", "message/rfc822"),
                            Fixtures.connection(settings, Map.of()))
                    .getFirst();
        } catch (NotUnderstood e) {
            throw new AssertionError(e.reason(), e);
        }
    }

    private Item item(String raw) {
        return item(raw.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private InboundRequest request(byte[] raw) {
        return ((Item.Request) item(raw, Map.of())).request();
    }

    private InboundRequest request(String raw) {
        return request(raw.getBytes(StandardCharsets.UTF_8));
    }

    private String said(String more, String body) {
        return String.valueOf(
                request(HEAD + more + "\r\n" + body.replace("\n", "\r\n")).text());
    }

    @Test
    void readsAMail() {
        var request = request(HEAD + "Subject: =?UTF-8?B?0KbRltC90LA=?=\r\n\r\nДобрий день!\r\nСкільки коштує?\r\n");

        assertThat(request.channel()).isEqualTo("email");
        assertThat(request.kind()).isEqualTo("email");
        assertThat(request.externalId()).isEqualTo("<m1@example.com>");
        assertThat(request.messageKey()).isEqualTo("<m1@example.com>");
        assertThat(request.occurredAt()).isEqualTo(Instant.parse("2026-11-20T10:30:00Z"));
        assertThat(request.sender().displayName()).isEqualTo("Olena Koval");
        assertThat(request.sender().contactPoints())
                .containsExactly(new ContactPoint("email", "olena.koval@example.com", "Olena.Koval@Example.com"));
        assertThat(request.text()).isEqualTo("Добрий день!\nСкільки коштує?");
        assertThat(request.conversationId()).isEqualTo("<m1@example.com> Ціна");
        assertThat(request.attachments()).isEmpty();
        assertThat(request.edited()).isFalse();
    }

    static Stream<Arguments> senders() {
        return Stream.of(
                Arguments.of("\"Koval, Olena\" <olena@example.com>", "Koval, Olena", "olena@example.com"),
                Arguments.of("Koval, Olena <olena@example.com>", "Koval, Olena", "olena@example.com"),
                Arguments.of("olena@example.com", null, "olena@example.com"),
                Arguments.of("<olena@example.com>", null, "olena@example.com"),
                Arguments.of("olena@example.com (Olena Koval)", "Olena Koval", "olena@example.com"),
                Arguments.of(
                        "=?koi8-r?B?" + base64("Їжак Ґанна".getBytes(KOI8_U)) + "?= <A@Example.com>",
                        "Їжак Ґанна",
                        "a@example.com"),
                Arguments.of(
                        "=?utf-8?Q?=D0=9E=D0=BB=D0?= =?utf-8?Q?=B5=D0=BD=D0=B0?= <o@example.com>",
                        "Олена",
                        "o@example.com"),
                Arguments.of(
                        "SHOP | =?iso-8859-2?q?us=B3ugi?= <s@under_score.example>",
                        "SHOP | usługi",
                        "s@under_score.example"),
                Arguments.of("=?x-nobody-knows?Q?Olena?= <o@example.com>", "Olena", "o@example.com"),
                Arguments.of("\"olena@old.example\" <olena@new.example>", "olena@old.example", "olena@new.example"),
                Arguments.of("Олена <o@example.com>", "Олена", "o@example.com"),
                Arguments.of("a@example.com, \"B\" <b@example.com>", null, "a@example.com"),
                Arguments.of("\"=?utf-8?B?0J7Qu9C10L3QsA==?=\" <o@example.com>", "Олена", "o@example.com"),
                Arguments.of("Olena <mailto:o@example.com>", "Olena", "o@example.com"),
                Arguments.of("\"Olena \\\"K\\\"\" <o@example.com>", "Olena \"K\"", "o@example.com"),
                Arguments.of("Sales: Olena <o@example.com>;", "Olena", "o@example.com"));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void findsTheSender(String from, @Nullable String name, String address) {
        var sender = request("From: " + from + "\r\n\r\nHi\r\n").sender();

        assertThat(sender.contactPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.value()).isEqualTo(address));
        assertThat(sender.displayName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Nobody\r\n\r\nHi\r\n",
                "From: \r\nSubject: x\r\n\r\nHi\r\n",
                "From: undisclosed\r\n\r\nHi\r\n",
                "just words without any header\r\n",
                "\r\n\r\n",
                ":\r\n",
            })
    void quarantinesAMailOfNobody(String raw) {
        assertThat(item(raw)).isInstanceOf(Item.Unreadable.class);
    }

    @Test
    void takesTheHashOfAMailWithoutAnId() {
        var one = request("From: o@example.com\r\n\r\nOne\r\n");
        var same = request("From: o@example.com\r\n\r\nOne\r\n");
        var other = request("From: o@example.com\r\n\r\nTwo\r\n");

        assertThat(one.externalId())
                .startsWith("sha256:")
                .isEqualTo(same.externalId())
                .isNotEqualTo(other.externalId());
        assertThat(request("From: o@example.com\r\nMessage-ID: " + "x".repeat(300) + "@y\r\n\r\nHi")
                        .externalId())
                .startsWith("sha256:");
        assertThat(one.conversationId()).isEqualTo("<>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 20 Nov 2026 12:30:00 +0200 (EET) | 2026-11-20T10:30:00Z",
                "20 Nov 2026 12:30 +0200 | 2026-11-20T10:30:00Z",
                "Fri, 20 Nov 2026 10:30:00 UTC | 2026-11-20T10:30:00Z",
                "Fri, 20 Nov 2026 10:30:00 GMT | 2026-11-20T10:30:00Z",
                "Fri, 20 Nov 2026 12:30:00 EET | 2026-11-20T10:30:00Z",
                "2026-11-20 12:30:00 +0200 | 2026-11-20T10:30:00Z",
                "Fri Nov 20 10:30:00 2026 | 2026-11-20T10:30:00Z",
                "Fri, 20 Nov 2026 12:30:00 +02:00 | 2026-11-20T10:30:00Z",
                "asdf | 2026-11-21T10:00:00Z",
                "Thu, 01 Jan 1970 00:00:00 +0000 | 2026-11-21T10:00:00Z",
                "Fri, 20 Nov 3609 12:30:00 +0200 | 2026-11-21T10:00:00Z",
            })
    void takesTheTimeThatTheMailSays(String date, String expected) {
        assertThat(request("From: o@example.com\r\nDate: " + date + "\r\n\r\nHi")
                        .occurredAt())
                .isEqualTo(Instant.parse(expected));
    }

    static Stream<Arguments> charsets() {
        var text = "Доброго дня, підкажіть ціну на їжачка і ґудзик";
        return Stream.of(
                Arguments.of("text/plain; charset=windows-1251", text.getBytes(CP1251), text),
                Arguments.of("text/plain; charset=koi8-r", text.getBytes(KOI8_U), text),
                Arguments.of("text/plain; charset=koi8-u", text.getBytes(KOI8_U), text),
                Arguments.of("text/plain", text.getBytes(CP1251), text),
                Arguments.of("text/plain; charset=us-ascii", text.getBytes(StandardCharsets.UTF_8), text),
                Arguments.of("text/plain; charset=x-unknown", text.getBytes(StandardCharsets.UTF_8), text),
                Arguments.of("text/plain; charset=iso-8859-1", text.getBytes(StandardCharsets.UTF_8), text),
                Arguments.of("text/plain; charset=iso-8859-1", text.getBytes(CP1251), text),
                Arguments.of("text/plain; charset=utf-8", text.getBytes(CP1251), text),
                Arguments.of(
                        "text/plain; charset=iso-8859-1",
                        "Grüße aus Köln".getBytes(StandardCharsets.ISO_8859_1),
                        "Grüße aus Köln"),
                Arguments.of("text/plain; charset=X-GBK", "你好".getBytes(Charset.forName("GBK")), "你好"),
                Arguments.of(
                        "text/html",
                        ("<html><head><meta charset=windows-1251></head><body>" + text + "</body></html>")
                                .getBytes(CP1251),
                        text));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void readsTextInWhateverItIs(String contentType, byte[] body, String expected) {
        var head = ("From: o@example.com\r\nContent-Type: " + contentType + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(request(joined(head, body)).text()).isEqualTo(expected);
    }

    @Test
    void readsAHeaderThatNobodyEncoded() {
        assertThat(request(joined(
                                "From: o@example.com\r\nSubject: ".getBytes(StandardCharsets.US_ASCII),
                                "Запит на рахунок-фактуру".getBytes(CP1251),
                                "\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                        .text())
                .isEqualTo("Запит на рахунок-фактуру");
    }

    @Test
    void prefersTheTextAndListsTheFiles() {
        var request = request(HEAD + "Subject: S\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n"
                + "preamble\r\n--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n"
                + "--b2\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nПросто текст\r\n"
                + "--b2\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>HTML</p>\r\n--b2--\r\n"
                + "--b1\r\nContent-Type: application/pdf; name==?koi8-r?B?" + base64("Список.pdf".getBytes(KOI8_U))
                + "?=\r\n"
                + "Content-Disposition: attachment; filename==?koi8-r?B?" + base64("Список.pdf".getBytes(KOI8_U))
                + "?=\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n"
                + "--b1\r\nContent-Type: image/png\r\n"
                + "Content-Disposition: attachment; filename*0*=utf-8''%D0%A4%D0%BE; filename*1*=%D1%82%D0%BE; filename*2=.png\r\n\r\nx\r\n"
                + "--b1\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--b1--\r\n");

        assertThat(request.text()).isEqualTo("Просто текст");
        assertThat(request.attachments())
                .containsExactly(
                        new Attachment("file", "Список.pdf", "mail:1", "application/pdf"),
                        new Attachment("photo", "Фото.png", "mail:2", "image/png"));
    }

    @Test
    void readsHtmlAsItIsSeen() {
        var html =
                "<html><head><title>No</title><style>p{}</style></head><body><div style=\"display:none\">hidden</div>"
                        + "<p>Добрий день,&nbsp;мене   цікавить:</p><ul><li>стіл</li><li>стілець</li></ul>"
                        + "<table><tr><td>Ціна</td><td>100</td></tr></table><div>Дякую<br>Олена</div><script>x()</script>";

        assertThat(said("Content-Type: text/html; charset=utf-8\r\n", html))
                .isEqualTo("Добрий день, мене цікавить:\n\n- стіл\n- стілець\n\nЦіна 100\nДякую\nОлена");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\r\n\r\n--zz\r\nContent-Type: text/plain\r\n\r\nHello there\r\n--zz--\r\n",
                "Content-Type: multipart/mixed; boundary=other\r\n\r\n--zz\r\nContent-Type: text/plain\r\n\r\nHello there\r\n--zz--\r\n",
                "Content-Type: multipart/mixed; boundary=zz\r\n\r\nHello there\r\n",
                "Content-Type: multipart/mixed; boundary=zz\r\n\r\n--zz\r\nContent-Type: text/plain\r\n\r\nHello there",
                "Content-Type: multipart/mixed; boundary=zz\n\n--zz\nContent-Type: text/plain\n\nHello there\n--zz--\n",
                "Content-Type: nonsense\r\n\r\nHello there\r\n",
                "X-Bad\r\nX-Good: 1\r\n\r\nHello there\r\n",
                "Hello there\r\n",
                "Content-Transfer-Encoding: base64\r\n\r\nSGVs*bG8g\r\ndGhlcmU=\r\n",
                "Content-Transfer-Encoding: quoted-printable\r\n\r\nHello=20the=\r\nre\r\n",
            })
    void readsWhatIsBroken(String rest) {
        assertThat(request("From: o@example.com\r\n" + rest).text()).isEqualTo("Hello there");
    }

    @Test
    void takesTheFirstOfTwoAddressesWithoutACommaBetweenThem() {
        assertThat(request("From: Bob <bob@example.com> Anna <anna@example.com>\r\n\r\nHello\r\n")
                        .sender()
                        .contactPoints())
                .containsExactly(new ContactPoint("email", "bob@example.com", "bob@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Дякую.\n\n30 серп. 2016 р. 20:45 \"Anna\" <no-reply@example.com> пише:\n\n> Коли?\n> Скоро.\n",
                "Дякую.\n\nпн, 5 жовт. 2026 р. о 10:11 Ганна <a@example.com> пише:\n> Коли?\n",
                "Дякую.\n\n05.10.2026, 10:11, \"Anna\" <a@example.com>:\n> Коли?",
                "Дякую.\n\nOn Mon, 5 Oct 2026 at 10:11, Anna\n<a@example.com> wrote:\n> Коли?\n",
                "Дякую.\n\n5 октября 2026 г., в 10:11, Анна <a@example.com> написал(а):\n\nКогда?\n",
                "Дякую.\n\n-----Original Message-----\nFrom: Anna\nSent: Monday\nTo: Olena\nSubject: Q\n\nКоли?\n",
                "Дякую.\n\nВід: Анна <a@example.com>\nНадіслано: 5 жовтня 2026 р. 10:11\nКому: Олена\nТема: Питання\n\nКоли?\n",
                "Дякую.\n\n________________________________\nОт: Анна\nОтправлено: 5 октября\nКому: Олена\nТема: Вопрос\n\nКогда?\n",
                "Дякую.\n\n-- \nОлена Коваль\n+380 67 111 22 33\n",
                "Дякую.\n\nНадіслано з iPhone\n",
                "Дякую.\n\nSent from my iPhone\n\n> On 5 Oct 2026, at 10:11, Anna <a@example.com> wrote:\n> \n> Коли?\n",
                "> Коли?\n\nДякую.\n",
                "Дякую.\n\n2026-10-05 10:11 GMT+03:00 Anna <\na@example.com>:\n\n> Коли?\n",
                "Дякую.\n\nAm 05.10.2026 10:11 schrieb \"Anna\" <a@example.com\n>:\n\n> Коли?\n",
                "Дякую.\n\nAnna <a@example.com> schrieb am Mo., 5.\nOkt. 2026 um 10:11 Uhr:\n\n> Коли?\n",
                "Дякую.\n\n2026/10/5 Anna via Shop <a@example.com>\n\n| Коли?\n|\n",
                "Дякую.\n\n2026-10-05 10:11 GMT+03:00 Anna\n\nКоли?\n",
                "Дякую.\n\n> 在 2026年10月5日，下午8:45，Anna <a@example.com> 写道：\n> Коли?\n",
                "Дякую.\n\n------------------\n*From:* Anna\n*Sent:* 2026-10-05\n*To:* Olena\n*Subject:* Q\n\nКоли?\n",
                "On 5 Oct 2026 10:11, \"Anna\" <a@example.com> wrote:\n\nДякую.\n",
            })
    void keepsWhatWasWrittenNow(String body) {
        assertThat(said(
                        "Subject: Re: Q\r\nIn-Reply-To: <q@shop.example>\r\nContent-Type: text/plain; charset=utf-8\r\n",
                        body))
                .isEqualTo("Дякую.");
    }

    @Test
    void dropsTheQuoteOfAnHtmlReply() {
        assertThat(said(
                        "Subject: Re: Q\r\nContent-Type: text/html; charset=utf-8\r\n",
                        "<div dir=ltr>Дякую.</div><br><div class=gmail_quote><div class=gmail_attr>пн, 5 жовт. 2026 р. о 10:11"
                                + " Ганна &lt;<a href=x>a@example.com</a>&gt; пише:<br></div><blockquote class=gmail_quote>"
                                + "<div>Коли?</div></blockquote></div>"))
                .isEqualTo("Дякую.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FYI\n\n---------- Forwarded message ---------\nFrom: Ivan <i@example.com>\nDate: Mon, 5 Oct 2026 at 10:11\n"
                        + "Subject: Price\nTo: <olena@example.com>\n\n\nHow much is it?\n",
                "FYI\n\nBegin forwarded message:\n\n> From: Ivan <i@example.com>\n> Subject: Price\n> \n> How much is it?\n",
                "FYI\n\n-------- Пересланное сообщение --------\nОт: Ivan\nТема: Price\nДата: 5 окт\nКому: Olena\n\nHow much is it?\n",
            })
    void keepsWhatIsForwarded(String body) {
        assertThat(said("Content-Type: text/plain; charset=utf-8\r\n", body))
                .startsWith("FYI")
                .endsWith("How much is it?");
    }

    @Test
    void keepsWhatOutlookForwards() {
        assertThat(said(
                        "Subject: FW: Price\r\nIn-Reply-To: <x@y>\r\n",
                        "Please see below\n\nFrom: Ivan\nSent: Monday\nTo: Olena\nSubject: Price\n\nHow much is it?\n"))
                .contains("Please see below")
                .endsWith("How much is it?");
    }

    @Test
    void keepsWhatHangsOnTheMailAsAMail() {
        var request = request(
                HEAD + "Subject: See\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nSee this\r\n"
                        + "--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: Ivan <i@example.com>\r\nSubject: Price\r\n\r\nHow much?\r\n--b--\r\n");

        assertThat(request.text())
                .startsWith("See this")
                .contains("Ivan <i@example.com>")
                .endsWith("How much?");
        assertThat(request.attachments()).containsExactly(new Attachment("file", "Price", "mail:1", "message/rfc822"));
    }

    @Test
    void keepsAReplyThatIsOnlyAQuote() {
        assertThat(said("Subject: Re: Q\r\nIn-Reply-To: <q@x>\r\n", "> How much?\n> 100\n"))
                .isEqualTo("> How much?\n> 100");
    }

    @Test
    void keepsAnswersBetweenTheQuotes() {
        assertThat(
                        said(
                                "Subject: Re: Q\r\nIn-Reply-To: <q@x>\r\n",
                                "On Mon, 5 Oct 2026 at 10:11, Anna <a@example.com> wrote:\n> Which colour?\nRed\n> Which size?\nLarge\n"))
                .isEqualTo("Red\nLarge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "У 2020 році я вам писав:\nпотрібні двері 80 см.\nЧи є?",
                "Розміри:\n> 50 см\n> 60 см",
                "Я писала 5 листопада:\nде мій стіл?",
            })
    void cutsNothingOfALetterThatOnlyLooksLikeAReply(String body) {
        assertThat(said("Content-Type: text/plain; charset=utf-8\r\n", "Вітаю!\n" + body))
                .isEqualTo("Вітаю!\n" + body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autoReply | Auto-Submitted: auto-replied",
                "autoReply | Auto-Submitted: auto-generated; owner=x",
                "autoReply | Return-Path: <>",
                "autoReply | Precedence: bulk",
                "autoReply | Precedence: auto_reply",
                "autoReply | X-Autoreply: yes",
                "autoReply | X-Apple-Action: vacation",
                "autoReply | Subject: Automatic reply: Offer",
                "autoReply | Subject: Автоматична відповідь: Оферта",
                "mailingList | List-Id: <news.example.com>",
                "mailingList | Precedence: list",
                "bounce | X-Failed-Recipients: nobody@example.com",
                "bounce | Content-Type: multipart/report; report-type=delivery-status; boundary=x",
            })
    void ignoresWhatNoPersonWrote(String kind, String header) {
        assertThat(item(HEAD + header + "\r\n\r\nI am away.\r\n"))
                .isInstanceOfSatisfying(Item.Ignored.class, ignored -> {
                    assertThat(ignored.kind()).isEqualTo(kind);
                    assertThat(ignored.externalId()).isEqualTo("<m1@example.com>");
                });
    }

    @Test
    void ignoresAwayNotesThatAnswerAndBouncesOfDaemons() {
        assertThat(item(HEAD + "Subject: I am on vacation\r\nIn-Reply-To: <q@x>\r\n\r\nBack soon\r\n"))
                .isInstanceOf(Item.Ignored.class);
        assertThat(item("From: MAILER-DAEMON@mx.example\r\n\r\nfailed\r\n")).isInstanceOf(Item.Ignored.class);
        assertThat(item("From: MAILER-DAEMON <>\r\n\r\nfailed\r\n")).isInstanceOf(Item.Ignored.class);
        assertThat(item("From: Postmaster@mx.example\r\nSubject: Mail System Error - Returned Mail\r\n\r\nfailed\r\n"))
                .isInstanceOf(Item.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Subject: Re: Automatic reply: Offer",
                "Subject: I want an offer for my vacation",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <olena@example.com>",
                "List-Unsubscribe: <mailto:u@example.com>",
            })
    void keepsWhatAPersonMayHaveWritten(String header) {
        assertThat(item(HEAD + header + "\r\n\r\nHello\r\n")).isInstanceOf(Item.Request.class);
    }

    @Test
    void ignoresItsOwnMailButNotThatOfItsForm() {
        var settings = Map.<String, Object>of("ownAddresses", List.of("Sales@shop.example"));
        var own = "From: Shop <sales@shop.example>\r\nMessage-ID: <o@x>\r\n";

        assertThat(item((own + "\r\nHello").getBytes(StandardCharsets.UTF_8), settings))
                .isInstanceOfSatisfying(
                        Item.Ignored.class,
                        ignored -> assertThat(ignored.kind()).isEqualTo("ownMail"));
        assertThat(item(
                        (own + "Reply-To: Ivan <ivan@example.com>\r\n\r\nHello").getBytes(StandardCharsets.UTF_8),
                        settings))
                .isInstanceOfSatisfying(Item.Request.class, item -> {
                    assertThat(item.request().sender().displayName()).isEqualTo("Ivan");
                    assertThat(item.request().sender().contactPoints())
                            .extracting(ContactPoint::value)
                            .containsExactly("ivan@example.com");
                });
        assertThat(item(
                        (HEAD + "List-Id: <sales.shop.example>\r\nPrecedence: list\r\n\r\nHello")
                                .getBytes(StandardCharsets.UTF_8),
                        settings))
                .isInstanceOf(Item.Request.class);
    }

    @Test
    void takesThePersonFromWhatASitesFormSends() {
        var request = request(
                "From: No Reply <no-reply@shop.example>\r\nSubject: New request\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "Ім'я: Ганна\r\nТелефон: 067 111 22 33\r\nE-mail: Hanna@example.com\r\nПовідомлення: Потрібен стіл\r\n");

        assertThat(request.sender().displayName()).isEqualTo("Ганна");
        assertThat(request.sender().contactPoints())
                .containsExactly(
                        new ContactPoint("email", "hanna@example.com", "Hanna@example.com"),
                        new ContactPoint("phone", "+380671112233", "067 111 22 33"));
    }

    @Test
    void takesNoNumberFromASignature() {
        var request = request(
                HEAD + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                        + "Добрий день!\r\nЦікавить стіл.\r\nІ стілець.\r\nЯка ціна?\r\nДякую\r\n\r\nОлена\r\nТел.: 067 111 22 33\r\nE-mail: x@example.com\r\n");

        assertThat(request.sender().contactPoints()).hasSize(1);
    }

    @Test
    void remembersWhereAnswersAreWanted() {
        assertThat(request(HEAD + "Reply-To: desk@example.com\r\nSubject: Hi\r\n\r\nx")
                        .conversationId())
                .isEqualTo("<m1@example.com> <desk@example.com> Hi");
        assertThat(request(HEAD + "Reply-To: desk@example.com\r\nSubject: Hi\r\n\r\nx")
                        .sender()
                        .contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("olena.koval@example.com");
    }

    @Test
    void saysWhatCameWithoutWords() {
        assertThat(request("From: o@example.com\r\nContent-Type: image/jpeg; name=a.jpg\r\n\r\nxx")
                        .text())
                .isEqualTo("[photo a.jpg]");
        assertThat(request("From: o@example.com\r\n\r\n").text()).isEqualTo("[empty mail]");
    }

    @Test
    void verifiesAUserAndAPasswordWhenItHasThem() {
        var open = Fixtures.connection(Map.of(), Map.of());
        var closed = Fixtures.connection(
                Map.of(), Map.of("basicUser", List.of("relay"), "basicPassword", List.of("new", "old")));

        assertThat(channel.verify(Fixtures.post("x"), open)).isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("x", "Authorization", basic("relay:new")), closed))
                .isEqualTo(Verification.ACCEPTED);
        assertThat(channel.verify(Fixtures.post("x", "Authorization", basic("relay:old")), closed))
                .isEqualTo(Verification.ACCEPTED);
        for (var wrong : List.of(basic("relay:other"), basic("other:new"), basic("relay"), "Basic %%%", "Bearer x")) {
            assertThat(channel.verify(Fixtures.post("x", "Authorization", wrong), closed))
                    .isInstanceOfSatisfying(
                            Verification.Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(401));
        }
        assertThat(channel.verify(Fixtures.delivery("GET", null, new byte[0]), open))
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(405));
        assertThat(channel.answer(Fixtures.post("x"), open).status()).isEqualTo(200);
    }

    @Test
    void tellsWhatMakesNoSense() {
        assertThat(channel.check(new Settings(
                        Map.of("smtpPort", "99999", "smtpTls", "ssl", "from", "nobody", "ownAddresses", List.of("x")))))
                .hasSize(4);
        assertThat(channel.check(new Settings(Map.of("smtpPort", "587", "smtpTls", "starttls", "from", "a@b.example"))))
                .isEmpty();
        assertThat(channel.check(new SecretsGiven(Map.of("basicUser", "x")))).hasSize(1);
        assertThat(channel.check(new SecretsGiven(Map.of()))).isEmpty();
        assertThatThrownBy(() -> channel.read(Fixtures.post(""), Fixtures.connection(Map.of(), Map.of())))
                .isInstanceOf(NotUnderstood.class);
    }

    private static String basic(String pair) {
        return "Basic " + base64(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] joined(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        for (var piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
