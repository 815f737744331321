package io.potik.intake.upload;

import io.potik.intake.upload.Upload.Content;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;

/**
 * {@code GET /hooks/files/{link}/{name}}: public for whoever has the link. Nothing in a file is ever run by a browser that
 * opens it here: it is always a download, and in a sandbox.
 */
class FilesServlet extends HttpServlet {

    static final String PATH = "/hooks/files";
    private static final Logger log = LoggerFactory.getLogger(FilesServlet.class);

    private final transient FileLinks links;

    FilesServlet(FileLinks links) {
        this.links = links;
    }

    /** {@code HEAD} goes the same way; the container leaves the body out. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var path =
                    request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
            var content = links.find(path.replaceAll("/.*", "")).orElse(null);
            if (content == null) {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            write(content, response);
        } catch (DataAccessException | TransactionException e) {
            log.warn("A file was answered 503: {}", e.getClass().getSimpleName());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void write(Content content, HttpServletResponse response) throws IOException {
        Downloads.headers(content.upload()).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentLength(content.bytes().length);
        response.getOutputStream().write(content.bytes());
    }
}
