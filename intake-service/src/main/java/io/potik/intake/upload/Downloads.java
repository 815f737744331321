package io.potik.intake.upload;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** How a file is given out: to be kept, never to be shown or run here. */
final class Downloads {

    private Downloads() {}

    static HttpHeaders headers(Upload upload) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, upload.mediaType());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(upload.name(), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return headers;
    }
}
