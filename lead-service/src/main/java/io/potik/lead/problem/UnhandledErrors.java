package io.potik.lead.problem;

import io.potik.lead.transaction.LostRace;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong before or after the controllers, in a filter say, is told in the same shape; Tomcat has logged it. */
@RestController
@Hidden
class UnhandledErrors implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure
                && LostRace.isBehind(failure)) {
            return Problems.later(failure);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        if (status == null || status.is5xxServerError()) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        if (status.is5xxServerError()) {
            return answer(
                    status, "unexpected", "Something went wrong here", "It is not your fault; it was written down.");
        }
        var title = status.getReasonPhrase();
        var slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return answer(status, slug, title, "The request cannot be served as it is.");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String slug, String title, String detail) {
        return ResponseEntity.status(status).body(Problems.of(status, slug, title, detail));
    }
}
