package io.potik.gateway.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container or a filter refused, before any controller. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ProblemDetail show(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        if (status == null || status == HttpStatus.INTERNAL_SERVER_ERROR) {
            return Problems.unexpected();
        }
        return switch (status) {
            case NOT_FOUND -> Problems.of(status, "not-found", "Not found", "There is nothing at this address.");
            case BAD_REQUEST -> Problems.of(status, "unreadable", "Not readable", "This request cannot be read.");
            default -> Problems.of(status, "refused", status.getReasonPhrase(), "This request is not answered here.");
        };
    }
}
