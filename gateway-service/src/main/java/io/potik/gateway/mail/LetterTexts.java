package io.potik.gateway.mail;

import io.potik.gateway.Workspace;
import io.potik.gateway.route.ServiceNotifications.Notification;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes mails in somebody's language. They say no more of a customer than the notifications in the app. */
@Component
class LetterTexts {

    private static final Set<String> SPOKEN = Set.of("en", "uk", "ru");
    private static final int LONGEST = 200;
    private static final int MOST_LEADS = 50;

    private final Workspace workspace;
    private final MailProperties properties;

    LetterTexts(Workspace workspace, MailProperties properties) {
        this.workspace = workspace;
        this.properties = properties;
    }

    /**
     * One mail.
     *
     * @param language what somebody chose, or null for the workspace's first
     * @param leads the notifications of each lead, the oldest first; neither is empty
     */
    Letter write(@Nullable String language, List<List<Notification>> leads) {
        var wanted = Objects.requireNonNullElse(language, workspace.languages().getFirst());
        var words = new Words(Locale.of(SPOKEN.contains(wanted) ? wanted : "en"));
        var plain = new StringBuilder();
        var html = new StringBuilder("<!doctype html><html lang=\"")
                .append(words.locale.getLanguage())
                .append("\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:sans-serif\">");
        leads.stream().limit(MOST_LEADS).forEach(lead -> about(lead, words, plain, html));
        if (leads.size() > MOST_LEADS) {
            paragraph(words.say("more", leads.size() - MOST_LEADS), plain, html);
        }
        paragraph(words.say("why", properties.delay().toMinutes()), plain, html);
        link(words.say("settings"), "/settings/notifications", plain, html);
        return new Letter(
                subject(leads, words),
                plain.toString(),
                html.append("</body></html>").toString());
    }

    private String subject(List<List<Notification>> leads, Words words) {
        var first = leads.getFirst();
        if (leads.size() > 1) {
            return words.say(
                    "subjectOfMany", leads.stream().mapToInt(List::size).sum());
        }
        return first.size() > 1
                ? words.say("subjectOfSome", who(first.getFirst(), words), first.size())
                : words.say("subjectOfOne", what(first.getFirst(), words), who(first.getFirst(), words));
    }

    private void about(List<Notification> lead, Words words, StringBuilder plain, StringBuilder html) {
        var who = who(lead.getFirst(), words);
        plain.append(who).append('\n');
        html.append("<p><strong>").append(HtmlUtils.htmlEscape(who)).append("</strong></p><ul>");
        for (var one : lead) {
            var line = line(one, words);
            plain.append("- ").append(line).append('\n');
            html.append("<li>").append(HtmlUtils.htmlEscape(line)).append("</li>");
        }
        html.append("</ul>");
        link(words.say("open"), "/leads/" + lead.getFirst().lead().id(), plain, html);
    }

    private String line(Notification one, Words words) {
        var task = one.task();
        var what = what(one, words);
        return task == null
                ? words.say("line", what, words.time(one.at()))
                : words.say("lineOfTask", what, clean(task.text()), words.time(task.dueAt()));
    }

    private static String what(Notification one, Words words) {
        var actor = one.actor() == null ? "" : clean(one.actor().name());
        boolean call = one.task() != null && one.task().kind().equals("call");
        var key = one.kind() + (call ? "Call" : "") + (actor.isEmpty() ? "" : "By");
        return words.say(key, actor);
    }

    private static String who(Notification one, Words words) {
        var title = clean(Objects.requireNonNullElse(one.lead().title(), ""));
        return title.isEmpty() ? words.say("noName") : title;
    }

    private static void paragraph(String text, StringBuilder plain, StringBuilder html) {
        plain.append(text).append('\n');
        html.append("<p>").append(HtmlUtils.htmlEscape(text)).append("</p>");
    }

    private void link(String text, String path, StringBuilder plain, StringBuilder html) {
        var address = properties.publicUrl().toString().replaceFirst("/+$", "") + path;
        plain.append(text).append(": ").append(address).append("\n\n");
        html.append("<p><a href=\"")
                .append(HtmlUtils.htmlEscape(address))
                .append("\">")
                .append(HtmlUtils.htmlEscape(text))
                .append("</a></p>");
    }

    /** What customers and colleagues wrote stays on one line, so that it makes no header and no second text. */
    private static String clean(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** The texts of one language. */
    private final class Words {

        private final Locale locale;
        private final ResourceBundle texts;
        private final DateTimeFormatter times;

        Words(Locale locale) {
            this.locale = locale;
            texts = ResourceBundle.getBundle(
                    "mail/texts",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(locale)
                    .withZone(workspace.timeZone());
        }

        String say(String key, Object... values) {
            return new MessageFormat(texts.getString(key), locale).format(values);
        }

        String time(Instant at) {
            return times.format(at);
        }
    }
}
