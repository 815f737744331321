package io.potik.intake.upload;

import io.potik.intake.upload.Upload.Content;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses by which providers fetch files that take nothing else. An address holds 256 random bits, is made only when an
 * answer needs it, and dies with the file.
 */
@Component
public class FileLinks {

    private static final Pattern LINKS = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern ENDING = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})");

    /** Some providers go by the ending of the address alone. */
    private static final Map<String, String> ENDINGS = Map.of(
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/gif", "gif",
            "video/mp4", "mp4",
            "application/pdf", "pdf");

    private final SecureRandom random = new SecureRandom();
    private final Uploads uploads;
    private final UploadSettings settings;

    FileLinks(Uploads uploads, UploadSettings settings) {
        this.uploads = uploads;
        this.settings = settings;
    }

    /** Whether providers can fetch anything here: they want https. */
    public boolean canBeReached() {
        return "https".equals(settings.publicUrl().getScheme());
    }

    /** The file's address, the same every time; null when the file is gone. */
    public @Nullable URI of(Upload upload) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return uploads.link(upload.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .map(link -> URI.create(settings.publicUrl().toString().replaceAll("/+$", "") + FilesServlet.PATH + "/"
                        + link + "/" + name(upload)))
                .orElse(null);
    }

    /** The file with this link. */
    Optional<Content> find(String link) {
        return LINKS.matcher(link).matches() ? uploads.ofLink(link) : Optional.empty();
    }

    /** A name that says nothing of the file but its kind: addresses are written down in many places. */
    private static String name(Upload upload) {
        var known = ENDINGS.get(upload.mediaType());
        if (known != null) {
            return "file." + known;
        }
        var ending = ENDING.matcher(upload.name());
        return ending.matches() ? "file." + ending.group(1) : "file";
    }
}
