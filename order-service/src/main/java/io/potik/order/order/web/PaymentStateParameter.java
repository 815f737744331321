package io.potik.order.order.web;

import io.potik.order.order.PaymentState;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a payment state from a query string by the word that it has in the API. */
@Component
class PaymentStateParameter implements Converter<String, PaymentState> {

    @Override
    public PaymentState convert(String word) {
        return PaymentState.of(word);
    }
}
