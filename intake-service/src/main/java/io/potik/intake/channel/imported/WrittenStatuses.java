package io.potik.intake.channel.imported;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an order is, in the words of other programs, by how these words begin. */
final class WrittenStatuses {

    private static final Map<String, List<String>> BEGINNINGS = Map.of(
            "new",
                    List.of(
                            "new", "open", "pending", "draft", "unpaid", "нов", "відкрит", "очіку", "открыт", "ожида",
                            "черн"),
            "inProgress",
                    List.of(
                            "inprogress",
                            "process",
                            "confirm",
                            "paid",
                            "accept",
                            "pack",
                            "ship",
                            "sent",
                            "onhold",
                            "вроботі",
                            "вобробці",
                            "обробл",
                            "підтверд",
                            "прийнят",
                            "сплач",
                            "оплач",
                            "комплект",
                            "відправл",
                            "надісл",
                            "вработе",
                            "вобработке",
                            "обработ",
                            "подтвержд",
                            "принят",
                            "отправл"),
            "done",
                    List.of(
                            "done",
                            "complete",
                            "closed",
                            "finish",
                            "fulfil",
                            "deliver",
                            "received",
                            "success",
                            "виконан",
                            "заверш",
                            "закрит",
                            "отриман",
                            "доставлен",
                            "успіш",
                            "продан",
                            "выполн",
                            "закрыт",
                            "получен",
                            "успеш"),
            "cancelled",
                    List.of(
                            "cancel", "refund", "return", "reject", "fail", "declin", "скасов", "відмін", "відмов",
                            "поверн", "отмен", "отказ", "возврат", "аннул"));

    private WrittenStatuses() {}

    /** One of the contract's four words, or null when nobody can tell. */
    static @Nullable String read(String text) {
        var word = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return BEGINNINGS.entrySet().stream()
                .filter(status -> status.getValue().stream().anyMatch(word::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
