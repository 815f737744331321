package io.potik.analytics.report.web;

import io.potik.analytics.report.Report;
import io.potik.analytics.report.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Writes a report as CSV (RFC 4180, UTF-8); a text that a spreadsheet would take for a formula gets an apostrophe. */
@Component
final class CsvReports extends AbstractHttpMessageConverter<Report> {

    static final String TEXT_CSV = "text/csv";

    private static final String FORMULA = "=+-@\t\r";

    CsvReports() {
        super(StandardCharsets.UTF_8, MediaType.valueOf(TEXT_CSV));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Report.class.isAssignableFrom(type);
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected Report readInternal(Class<? extends Report> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Reports are only written", input);
    }

    @Override
    protected void writeInternal(Report report, HttpOutputMessage output) throws IOException {
        output.getBody().write(text(report.table()).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Table table) {
        var lines = new StringBuilder(line(List.copyOf(table.header())));
        table.rows().forEach(row -> lines.append(line(row)));
        return lines.toString();
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(CsvReports::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (value instanceof Number) {
            return text;
        }
        var harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    @Configuration(proxyBeanMethods = false)
    static class Formats {

        /** {@code ?format=csv} for a link that cannot set a header. */
        @Bean
        WebMvcConfigurer reportFormats() {
            return new WebMvcConfigurer() {
                @Override
                public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                    negotiation
                            .favorParameter(true)
                            .parameterName("format")
                            .mediaType("csv", MediaType.valueOf(TEXT_CSV))
                            .mediaType("json", MediaType.APPLICATION_JSON);
                }
            };
        }
    }
}
