package io.potik.intake.channel.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines by which mail programs mark what they quote, forward and sign, in the languages that are written to us. */
final class QuoteMarks {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final String WROTE =
            "(?:wrote|writes|says|said|пише|пишет|писав|писав\\(ла\\)|писала|писал|писал\\(а\\)"
                    + "|написав|написав\\(ла\\)|написала|написал|написал\\(а\\)|a écrit|schrieb|geschrieben|escribió|ha scritto"
                    + "|schreef|het volgende geschreven|escreveu|napisał|napisał\\(a\\)|napisała|napsal|napsal\\(a\\)|skrev"
                    + "|kirjoitti|a scris|yazdı|írta|написа|напісаў|写道)";
    private static final String ON = "(?:On|At|In message|Le|Am|El|Il|Op|Em|W dniu|Dnia|Dňa|Dne|Den|På|În|Pe|В|У|在)";

    /** "On 5 May, Anna wrote:" with the verb last. */
    private static final Pattern VERB_LAST = Pattern.compile(
            "[\\s>*-]*+\\S.{2,380}\\s" + WROTE + "(?:\\s*[<(\\[].{1,100})?\\s*[:：>-]{1,5}[\\s*]*", FLAGS);

    private static final Pattern ON_WROTE =
            Pattern.compile("[\\s>*-]*+" + ON + "\\s.{3,380}" + WROTE + "\\s*[:：>-]{1,6}[\\s*]*", FLAGS);
    /** "Am 18.09.2013 schrieb Max <max@example.org>:" and "Max schrieb am …:" */
    private static final Pattern VERB_AMIDST = Pattern.compile(
            "[\\s>]*+\\S.{2,200}\\s(?:schrieb|schreef|skrev|wrote|escribió|пише|написал|написала|написав)\\s.{2,180}:\\s*",
            FLAGS);
    /** "вт, 5 трав. 2026 р. о 23:39 Ганна <hanna@example.org>:" */
    private static final Pattern DATE_AND_ADDRESS =
            Pattern.compile("[\\s>]*+(?:\\S.{0,80})?\\d{4}.{1,120}<\\s?[^<>@\\s]+@[^<>\\s]+\\s?>\\s*:?\\s*", FLAGS);
    /** "2026-11-20 17:21 GMT+01:00 Anna", all that is left of it where the address was hidden. */
    private static final Pattern DATE_AND_NAME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{1,2}:\\d{2} GMT[+-]\\d{1,2}:\\d{2}\\s\\S.{0,80}", FLAGS);

    private static final Pattern CLOCK_OR_DATE =
            Pattern.compile("\\d{1,2}[:.]\\d{2}|\\d{4}|\\d{1,2}[/.]\\d{1,2}|@", FLAGS);
    private static final Pattern EXACT = Pattern.compile("\\d{1,2}:\\d{2}|@", FLAGS);
    private static final Pattern MAY_BEGIN = Pattern.compile(
            "[\\s>*-]*+(?:" + ON + "\\s|.*(?:\\d{4}|\\d{1,2}[:.]\\d{2}|<[^<>@\\s]+@[^<>\\s]+>)).*", FLAGS);
    /** The end of an address that was wrapped, which looks like a quote and is none. */
    private static final Pattern WRAPPED_END = Pattern.compile(">\\s*(?:" + WROTE + "\\s*)?:\\s*", FLAGS);

    private static final Pattern FORWARDED = Pattern.compile(
            "[\\s>*_]*(?:-{2,}\\s*(?:Forwarded message|Forwarded Message|Пересланное сообщение|Перенаправленное сообщение"
                    + "|Пересылаемое сообщение|Переслане повідомлення|Переадресоване повідомлення|Пересилане повідомлення"
                    + "|Message transféré|Weitergeleitete Nachricht|Mensaje reenviado|Messaggio inoltrato"
                    + "|Wiadomość przekazana|Treść przekazanej wiadomości|Doorgestuurd bericht|Mensagem encaminhada)\\s*-*"
                    + "|Begin forwarded message\\s*:|Початок переадресованого повідомлення\\s*:"
                    + "|Начало переадресованного сообщения\\s*:|Début du message (?:transféré|réexpédié)\\s*:"
                    + "|Anfang der weitergeleiteten (?:E-Mail|Nachricht)\\s*:)[\\s*_]*",
            FLAGS);
    private static final Pattern FORWARDED_SUBJECT = Pattern.compile(
            "\\s*(?:\\[[^\\]]{1,40}\\]\\s*)?(?:fwd?|wg|tr|rv|enc|пер|пересл|переадр|doorst|vb|pd|i)\\s*(?:\\[\\d+\\])?\\s*:.*",
            FLAGS);
    private static final Pattern REPLY_SUBJECT = Pattern.compile(
            "\\s*(?:\\[[^\\]]{1,40}\\]\\s*)?(?:re|aw|sv|antw|odp|rif|res|отв|ответ|відп|на|ha|回复|r)\\s*(?:\\[\\d+\\])?\\s*[:：].*",
            FLAGS);
    private static final Pattern ORIGINAL = Pattern.compile(
            "[\\s>*]*-{2,}\\s*(?:Original Message|Reply Message|Original Appointment|Исходное сообщение|Оригинальное сообщение"
                    + "|Первоначальное сообщение|Вихідне повідомлення|Оригінальне повідомлення|Початкове повідомлення"
                    + "|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale"
                    + "|Oryginalna wiadomość|Oorspronkelijk bericht|Mensagem original|原始邮件)\\s*-*[\\s*]*",
            FLAGS);

    private static final Pattern FROM_FIELD = Pattern.compile(
            "[\\s>*_]*(?:From|Від|Від кого|От|От кого|Отправитель|Відправник|Von|De|Da|Od|Van|Fra|Från|发件人)[\\s*_]*[:：].*\\S.*",
            FLAGS);
    private static final Pattern FIELD = Pattern.compile(
            "[\\s>*_]*(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments"
                    + "|Від|Від кого|Надіслано|Відправлено|Дата|Кому|Копія|Тема|Відправник|Одержувач"
                    + "|От|От кого|Отправлено|Копия|Отправитель|Получатель"
                    + "|Von|Gesendet|Datum|An|Betreff|De|Expéditeur|Envoyé|À|Objet|Enviado|Enviada em|Fecha|Para|Asunto|Assunto"
                    + "|Da|Inviato|Data|A|Oggetto|Od|Wysłano|Do|Temat|DW|Van|Verzonden|Aan|Onderwerp|Fra|Sendt|Til|Emne"
                    + "|Från|Skickat|Till|Ämne|发件人|发送时间|收件人|主题)[\\s*_]*[:：].*",
            FLAGS);

    private static final List<Pattern> DEVICE = Stream.of(
                    "<{0,2}\\(?Sent (?:from|via|with|by) .{2,100}",
                    "From my (?:iPhone|iPad|iPod|Android|mobile|phone|Samsung|Huawei|Xiaomi).{0,40}",
                    "Get \\[?Outlook for .{2,80}",
                    "Diese Nachricht wurde von mein.{2,60} gesendet\\.?",
                    "[從从]我的.{2,40}[傳传发發]送",
                    "Отримати Outlook для .{2,40}",
                    "Завантажити Outlook для .{2,40}",
                    "(?:Получить|Скачать) Outlook для .{2,40}",
                    "(?:Надіслано|Відправлено) (?:з|із|зі|за допомогою|через|від) .{2,60}",
                    "Отправлено (?:с|со|из|через|от|при помощи) .{2,60}",
                    "Von mein(?:em|er) .{2,40} gesendet",
                    "Envoyé (?:depuis|de) (?:mon|Yahoo|Outlook) ?.{0,40}",
                    "Enviado (?:desde|do) (?:mi|meu) .{2,40}",
                    "Inviato da(?:l mio)? .{2,40}",
                    "Wysłane? z .{2,40}",
                    "Verzonden (?:met|vanaf) .{2,40}",
                    "Verstuurd vanaf mijn .{2,40}",
                    "Sendt fra min .{2,40}")
            .map(line -> Pattern.compile("[\\s*_]*" + line + "[\\s*_]*", FLAGS))
            .toList();

    private QuoteMarks() {}

    /** Whether an attribution says so exactly when or by what address that it is none of somebody's own sentences. */
    static boolean isExact(String line) {
        return EXACT.matcher(line).find();
    }

    /** "Anna wrote on Monday:", on one line or several that were joined. */
    static boolean isAttribution(String line) {
        if (line.length() > 420 || !CLOCK_OR_DATE.matcher(line).find()) {
            return false;
        }
        return VERB_LAST.matcher(line).matches()
                || ON_WROTE.matcher(line).matches()
                || DATE_AND_ADDRESS.matcher(line).matches()
                || DATE_AND_NAME.matcher(line).matches()
                || (VERB_AMIDST.matcher(line).matches() && line.contains("@"));
    }

    /** Whether an attribution that is wrapped may begin with this line. */
    static boolean mayBeginAttribution(String line) {
        return line.length() <= 200 && MAY_BEGIN.matcher(line).matches();
    }

    /** Whether this line only closes the address that the line above began. */
    static boolean isWrappedEnd(String line) {
        return line.length() <= 40 && WRAPPED_END.matcher(line).matches();
    }

    /** The line above a text that is forwarded. */
    static boolean isForward(String line) {
        return line.length() <= 200 && FORWARDED.matcher(line).matches();
    }

    /** A subject that says that this is forwarded. */
    static boolean isForwardedSubject(String subject) {
        return FORWARDED_SUBJECT.matcher(subject).matches();
    }

    /** A subject that says that this is a reply. */
    static boolean isReplySubject(String subject) {
        return REPLY_SUBJECT.matcher(subject).matches();
    }

    /** The line above the message that is answered. */
    static boolean isOriginal(String line) {
        return line.length() <= 200 && ORIGINAL.matcher(line).matches();
    }

    /** "From: …", as Outlook begins what it quotes. */
    static boolean isFromField(String line) {
        return line.length() <= 500 && FROM_FIELD.matcher(line).matches();
    }

    /** A field of the header that Outlook quotes. */
    static boolean isField(String line) {
        return line.length() <= 1_000 && FIELD.matcher(line).matches();
    }

    /** "Sent from my telephone" and its kin. */
    static boolean isDevice(String line) {
        return line.length() <= 120
                && DEVICE.stream().anyMatch(device -> device.matcher(line).matches());
    }
}
