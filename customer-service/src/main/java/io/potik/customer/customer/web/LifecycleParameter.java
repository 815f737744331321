package io.potik.customer.customer.web;

import io.potik.customer.customer.Lifecycle;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a lifecycle from a query string by the name it has in the API. */
@Component
class LifecycleParameter implements Converter<String, Lifecycle> {

    @Override
    public Lifecycle convert(String code) {
        return Lifecycle.of(code);
    }
}
