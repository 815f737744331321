package io.potik.load.desk;

import io.potik.local.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Somebody who works at the desk: asks for what the screens show, and drags cards to and fro. For one thread. */
public final class Person {

    /** What is asked for. */
    public enum Ask {
        /** The default pipeline with the first cards of each column. */
        BOARD,
        /** Further cards of a long column, from somewhere in the middle of what was scrolled. */
        COLUMN,
        /** A card and the beginning of its timeline, as when it is opened. */
        CARD,
        /** The board of those whose telephone number begins so, as when it is typed. */
        SEARCH_NUMBER,
        /** The board of those whose first name and the beginning of the last one were typed. */
        SEARCH_NAME,
        /** The board of what one lead of four is tagged with. */
        FILTER_OFTEN,
        /** The board of what one lead of two thousand is tagged with. */
        FILTER_RARE,
        /** What waits, is late, due, new and stale for whoever asks. */
        MY_DAY,
        /** A card from one stage to another one. */
        MOVE
    }

    private record Mine(String id, String stage, long version) {}

    private final Api api;
    private final Random random;
    private final List<String> stages;
    private final int leads;
    private final List<Mine> cards = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();

    /**
     * Looks at the first pages of the first stage.
     *
     * @param api signed in
     * @param stages two open stages between which cards are moved
     * @param leads how many there are
     * @param place which of {@code places} people this is: each moves other cards
     */
    public Person(Api api, List<String> stages, int leads, int place, int places) {
        this.api = api;
        this.random = new Random(place);
        this.stages = stages;
        this.leads = leads;
        String after = "";
        for (int page = 0; page < 8; page++) {
            var column = api.get("/api/board/" + stages.getFirst() + "?limit=200&after=" + after)
                    .orThrow();
            column.path("items")
                    .valueStream()
                    .filter(card -> card.path("number").asLong() % places == place)
                    .map(Person::mine)
                    .forEach(cards::add);
            after = column.path("next").asString("");
            if (after.isEmpty()) {
                break;
            }
            cursors.add(after);
        }
        if (cards.isEmpty() || cursors.isEmpty()) {
            throw new IllegalStateException("too few leads to look at");
        }
    }

    /** Asks once and takes the answer; the nanoseconds it took. */
    public long ask(Ask what) {
        long since = System.nanoTime();
        switch (what) {
            case BOARD -> api.get("/api/board").orThrow();
            case COLUMN ->
                api.get("/api/board/" + stages.getFirst() + "?after=" + one(cursors))
                        .orThrow();
            case CARD -> {
                var id = one(cards).id();
                api.get("/api/leads/" + id).orThrow();
                api.get("/api/leads/" + id + "/timeline").orThrow();
            }
            case SEARCH_NUMBER -> {
                var phone = MadeUpLeads.phone(1 + random.nextInt(leads));
                api.get("/api/board?q=0" + phone.substring(3)).orThrow();
            }
            case SEARCH_NAME -> {
                var name = MadeUpLeads.name(1 + random.nextInt(leads));
                api.get("/api/board?q="
                                + name.substring(0, name.indexOf(' ') + 4).replace(' ', '+'))
                        .orThrow();
            }
            case FILTER_OFTEN -> api.get("/api/board?tag=measured").orThrow();
            case FILTER_RARE -> api.get("/api/board?tag=rare").orThrow();
            case MY_DAY -> api.get("/api/my-day").orThrow();
            case MOVE -> move();
        }
        return System.nanoTime() - since;
    }

    private void move() {
        int at = random.nextInt(cards.size());
        var card = cards.get(at);
        var to = card.stage().equals(stages.getFirst()) ? stages.getLast() : stages.getFirst();
        cards.set(
                at,
                mine(api.post("/api/leads/" + card.id() + "/move", Map.of("stageId", to, "version", card.version()))
                        .orThrow()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Mine mine(JsonNode card) {
        return new Mine(
                card.path("id").asString(),
                card.path("stageId").asString(),
                card.path("version").asLong());
    }
}
