package io.potik.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a file is given to a browser: to be saved, in a sandbox, as what its bytes say. */
public final class Download {

    private Download() {}

    /**
     * The answer to who may see the file.
     *
     * @param inPlace whether it is to be shown in place; only a picture is
     * @param known {@code If-None-Match}: whoever has these bytes already is not sent them again
     * @param bytes opens them; not asked when they are known
     */
    public static ResponseEntity<InputStreamResource> of(
            StoredFile file, boolean inPlace, @Nullable String known, Supplier<InputStream> bytes) {
        var headers = headers(file, inPlace && file.isPicture());
        // The gateway compresses texts, and marks their tags as weak then.
        if (known != null && known.replaceFirst("^W/", "").equals(headers.getETag())) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .build();
        }
        return ResponseEntity.ok()
                .headers(headers)
                .contentLength(file.size())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(new InputStreamResource(bytes.get()));
    }

    private static HttpHeaders headers(StoredFile file, boolean inPlace) {
        var headers = new HttpHeaders();
        headers.setContentDisposition((inPlace ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        // Asked again each time: whoever may not see the file any more sees no picture of it.
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setETag("\"" + HexFormat.of().formatHex(file.sha256()) + "\"");
        return headers;
    }
}
