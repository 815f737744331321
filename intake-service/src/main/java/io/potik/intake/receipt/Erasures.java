package io.potik.intake.receipt;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes out of what is kept what its author has taken back. The receipt itself stays accounted for. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Erasures {

    /** The detail of a receipt of which nothing is kept any more; lead-service uses the same word. */
    static final String RETRACTED = "retracted";

    private record Place(
            UUID receipt, UUID delivery, @Nullable Integer item) {}

    private record Kept(String requests, byte[] body) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Erasures(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Erases what came with this id, now and once more a little later: it may be on its way in another transaction. */
    void takenBack(UUID connection, String externalId) {
        erase(connection, externalId);
        jdbc.sql("insert into retraction (connection_id, external_id) values (?, ?)")
                .params(connection, externalId)
                .update();
    }

    /** Erases once more what was taken back lately, and forgets that after a while. */
    void again(Duration lately) {
        record Retraction(UUID connection, String externalId) {}
        jdbc.sql("select distinct connection_id, external_id from retraction")
                .query((row, number) -> new Retraction(Rows.id(row, "connection_id"), Rows.text(row, "external_id")))
                .list()
                .forEach(one -> erase(one.connection(), one.externalId()));
        jdbc.sql("delete from retraction where at < now() - make_interval(secs => ?)")
                .param(lately.toSeconds())
                .update();
    }

    /** Erases what these receipts have kept. */
    void of(Collection<UUID> receipts) {
        places("id = any (?)", List.of(Columns.ids(receipts))).forEach(this::erase);
    }

    private void erase(UUID connection, String externalId) {
        places("connection_id = ? and external_id = ? and duplicate_of is null", List.of(connection, externalId))
                .forEach(this::erase);
    }

    private List<Place> places(String condition, List<?> parameters) {
        return jdbc.sql("select id, delivery_id, item from receipt where delivery_id is not null and " + condition
                        + " order by id")
                .params(parameters)
                .query((row, number) -> new Place(
                        Rows.id(row, "id"), Rows.id(row, "delivery_id"), row.getObject("item", Integer.class)))
                .list();
    }

    private void erase(Place place) {
        jdbc.sql("select requests, body from delivery where id = ? for update")
                .param(place.delivery())
                .query((row, number) -> new Kept(Rows.text(row, "requests"), row.getBytes("body")))
                .optional()
                .ifPresent(kept -> erase(place, kept));
        jdbc.sql("update receipt set detail = ? where id = ? and detail is distinct from ?")
                .params(RETRACTED, place.receipt(), RETRACTED)
                .update();
    }

    private void erase(Place place, Kept kept) {
        var requests = without(kept.requests(), place.item());
        if (json.readTree(requests).valueStream().anyMatch(JsonNode::isObject)) {
            var request = place.item() == null
                    ? json.nullNode()
                    : json.readTree(kept.requests()).path(place.item());
            if (!request.isObject() && Redaction.isIn(kept.body())) {
                return; // taken out before
            }
            var redacted = Redaction.without(request, kept.body(), json);
            if (redacted != null) {
                jdbc.sql("update delivery set body = ?, requests = ? where id = ?")
                        .params(redacted, requests, place.delivery())
                        .update();
                return;
            }
        }
        // Nothing else is in it, or nobody can tell where: the bytes go for all of it.
        jdbc.sql("""
                update delivery set query = null, headers = '{}', body = ''::bytea, requests = ?,
                                    erased_at = coalesce(erased_at, now())
                where id = ? and (erased_at is null or requests <> ?)
                """).params(requests, place.delivery(), requests).update();
    }

    private String without(String requests, @Nullable Integer item) {
        var kept = json.readTree(requests).asArray();
        if (item != null && item < kept.size()) {
            kept.setNull(item);
        }
        return json.writeValueAsString(kept);
    }
}
