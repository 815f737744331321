package io.potik.order.order.web;

import io.potik.order.order.Status;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a status from a query string by the name it has in the API. */
@Component
class StatusParameter implements Converter<String, Status> {

    @Override
    public Status convert(String code) {
        return Status.of(code);
    }
}
