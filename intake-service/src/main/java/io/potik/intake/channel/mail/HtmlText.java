package io.potik.intake.channel.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML mail as somebody sees it, with what is quoted marked as in plain text. */
final class HtmlText {

    private static final String UNSEEN = "script,style,head,title,noscript,template,[hidden],.gmail_signature,"
            + ".moz-signature,[style*=display:none],[style*=display: none],[style*=mso-hide:all],[style*=mso-hide: all]";
    private static final String QUOTED = "blockquote[type=cite],blockquote[class*=quote],blockquote[cite],"
            + "[class*=gmail_quote] blockquote,[class*=moz-cite] ~ blockquote,[class*=protonmail_quote] blockquote,"
            + "[class*=yahoo_quoted] blockquote";
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "table",
            "tr",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "form",
            "fieldset",
            "center",
            "hr");
    private static final Set<String> APART = Set.of("p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote");

    private HtmlText() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        var lines = new Lines(Set.copyOf(document.select(QUOTED)));
        document.body().traverse(lines);
        return lines.text();
    }

    /** Writes line by line; a quote's lines begin with {@code >}. */
    private static final class Lines implements NodeVisitor {

        private final Set<Element> quoted;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int depth;
        private int preformatted;
        private int blank = 2;

        Lines(Set<Element> quoted) {
            this.quoted = quoted;
        }

        @Override
        public void head(Node node, int level) {
            if (node instanceof TextNode words) {
                write(words.getWholeText());
            } else if (node instanceof Element element) {
                var name = element.normalName().toLowerCase(Locale.ROOT);
                if (BLOCKS.contains(name)) {
                    end(APART.contains(name) && !isInCell(element));
                }
                switch (name) {
                    case "br" -> newLine();
                    case "li" -> line.append("- ");
                    case "td", "th" -> line.append(line.isEmpty() ? "" : " ");
                    case "pre" -> preformatted++;
                    default -> {}
                }
                if (quoted.contains(element)) {
                    depth++;
                }
            }
        }

        @Override
        public void tail(Node node, int level) {
            if (node instanceof Element element) {
                var name = element.normalName().toLowerCase(Locale.ROOT);
                if (BLOCKS.contains(name)) {
                    end(APART.contains(name) && !isInCell(element));
                }
                if (name.equals("pre")) {
                    preformatted--;
                }
                if (quoted.contains(element)) {
                    depth--;
                }
            }
        }

        private static boolean isInCell(Element element) {
            var parent = element.parent();
            return parent != null && (parent.nameIs("td") || parent.nameIs("th") || parent.nameIs("li"));
        }

        private void write(String words) {
            if (preformatted > 0) {
                var pieces = words.split("\\R", -1);
                for (int i = 0; i < pieces.length; i++) {
                    if (i > 0) {
                        newLine();
                    }
                    line.append(pieces[i]);
                }
                return;
            }
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                    if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                        line.append(' ');
                    }
                } else {
                    line.append(c);
                }
            }
        }

        /** Ends a line that has something in it, and leaves one empty where a paragraph ends. */
        private void end(boolean paragraph) {
            if (!line.toString().isBlank()) {
                newLine();
            }
            line.setLength(0);
            if (paragraph && blank == 0) {
                newLine();
            }
        }

        private void newLine() {
            var words = line.toString().stripTrailing();
            line.setLength(0);
            blank = words.isEmpty() ? blank + 1 : 0;
            if (blank < 2) {
                text.append("> ".repeat(Math.min(depth, 5))).append(words).append('\n');
            }
        }

        String text() {
            end(false);
            return text.toString();
        }
    }
}
