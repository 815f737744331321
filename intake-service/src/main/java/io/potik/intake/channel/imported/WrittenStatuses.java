package io.potik.intake.channel.imported;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far an order is, in the words of other programs, by how these words begin; of several beginnings the longest counts. */
final class WrittenStatuses {

    private static final Map<String, List<String>> BEGINNINGS = Map.of(
            "new",
                    List.of(
                            "new",
                            "open",
                            "pending",
                            "awaiting",
                            "draft",
                            "unpaid",
                            "notpaid",
                            "unfulfilled",
                            "нов",
                            "відкрит",
                            "очіку",
                            "чернетк",
                            "неоплач",
                            "несплач",
                            "открыт",
                            "ожида",
                            "чернов"),
            "inProgress",
                    List.of(
                            "inprogress",
                            "process",
                            "inprocess",
                            "confirm",
                            "paid",
                            "accept",
                            "pack",
                            "ship",
                            "sent",
                            "intransit",
                            "delivering",
                            "onhold",
                            "вроботі",
                            "впроцесі",
                            "вобробці",
                            "обробл",
                            "опрацьов",
                            "підтверд",
                            "прийнят",
                            "сплач",
                            "оплач",
                            "комплект",
                            "готуєт",
                            "виконує",
                            "відправ",
                            "надісл",
                            "вдорозі",
                            "доставля",
                            "доставка",
                            "вработе",
                            "впроцессе",
                            "вобработке",
                            "обработ",
                            "подтвержд",
                            "принят",
                            "готовится",
                            "выполня",
                            "отправ",
                            "впути"),
            "done",
                    List.of(
                            "done",
                            "complete",
                            "closed",
                            "finish",
                            "fulfilled",
                            "delivered",
                            "success",
                            "won",
                            "виконан",
                            "завершен",
                            "закрит",
                            "отриман",
                            "доставлен",
                            "успіш",
                            "продан",
                            "реаліз",
                            "выполнен",
                            "закрыт",
                            "получен",
                            "успеш",
                            "реализ"),
            "cancelled",
                    List.of(
                            "cancel",
                            "refund",
                            "return",
                            "reject",
                            "fail",
                            "declin",
                            "lost",
                            "closedlost",
                            "closednot",
                            "closedandnot",
                            "скасов",
                            "скасув",
                            "відмін",
                            "відмов",
                            "поверн",
                            "анул",
                            "закритоне",
                            "закритоіне",
                            "закритотане",
                            "отмен",
                            "отказ",
                            "возвра",
                            "аннул",
                            "закрытоне",
                            "закрытоине"));

    private WrittenStatuses() {}

    /** One of the contract's four words, or null when nobody can tell. */
    static @Nullable String read(String text) {
        var word = text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[^\\p{L}]", "");
        return BEGINNINGS.entrySet().stream()
                .flatMap(status -> status.getValue().stream()
                        .filter(word::startsWith)
                        .map(beginning -> Map.entry(beginning, status.getKey())))
                .max(Comparator.comparing(found -> found.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
