package io.potik.customer.segment.web;

import io.potik.customer.customer.CustomerView;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers as lines of CSV (RFC 4180); a text that a spreadsheet would take for a formula gets an apostrophe. */
final class CustomersAsCsv {

    static final String HEADER = "name,lifecycle,phone,email,accounts,company,orders,sums,since\r\n";

    private static final String FORMULA = "=+-@\t\r";

    private CustomersAsCsv() {}

    static String line(CustomerView customer) {
        return Stream.of(
                                customer.name(),
                                customer.lifecycle().code(),
                                values(customer, point -> point.kind().equals("phone")),
                                values(customer, point -> point.kind().equals("email")),
                                customer.contactPoints().stream()
                                        .filter(point ->
                                                !List.of("phone", "email").contains(point.kind()))
                                        .map(point -> point.kind() + ":" + point.value())
                                        .collect(Collectors.joining(" ")),
                                customer.company() == null
                                        ? null
                                        : customer.company().name(),
                                Integer.toString(customer.orderCount()),
                                customer.orderSums().stream()
                                        .map(sum -> sum.amount() + " " + sum.currency())
                                        .collect(Collectors.joining(" ")),
                                customer.createdAt().toString())
                        .map(CustomersAsCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String values(CustomerView customer, Predicate<CustomerView.Point> such) {
        return customer.contactPoints().stream()
                .filter(such)
                .map(CustomerView.Point::value)
                .collect(Collectors.joining(" "));
    }

    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String harmless = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
