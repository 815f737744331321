package io.potik.intake.channel.mail;

import io.potik.intake.channel.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a MIME message: its header fields, and its bytes or its own parts. */
final class MimePart {

    final MailHeaders headers = new MailHeaders();
    final List<MimePart> parts = new ArrayList<>();

    /** Decoded from base64 or quoted-printable; empty for a part of parts. */
    byte[] content = new byte[0];

    /** As the parser understood it, text/plain where nothing sensible is declared. */
    String mediaType = "text/plain";

    @Nullable
    String charset() {
        return HeaderParameters.read(headers.first("content-type")).get("charset");
    }

    boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    boolean isMessage() {
        return !isMultipart() && !parts.isEmpty();
    }

    /** Whether it is to be shown where it stands, as a person's words are. */
    boolean isText() {
        return List.of("text/plain", "text/html", "text/enriched", "text/richtext", "text/x-markdown", "text/markdown")
                .contains(mediaType);
    }

    boolean isAttached() {
        return disposition().value().equals("attachment") || fileName() != null;
    }

    /** The name that the sender gave the file, or null. */
    @Nullable
    String fileName() {
        var name = disposition().get("filename");
        if (name == null) {
            name = HeaderParameters.read(headers.first("content-type")).get("name");
        }
        return name == null ? null : Words.clean(name.replaceAll("[\\r\\n\\t]+", " "), 300);
    }

    String text() {
        return MailCharsets.text(content, charset());
    }

    private HeaderParameters disposition() {
        return HeaderParameters.read(headers.first("content-disposition"));
    }

    /** What kind of attachment it is, in the words of requests. */
    String kind() {
        var type = mediaType.toLowerCase(Locale.ROOT);
        if (type.startsWith("image/")) {
            return "photo";
        }
        return type.startsWith("audio/") ? "audio" : type.startsWith("video/") ? "video" : "file";
    }
}
