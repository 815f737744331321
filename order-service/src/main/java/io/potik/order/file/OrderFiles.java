package io.potik.order.file;

import io.potik.files.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of orders, without their bytes. Whether the caller may see the order is the caller's matter. */
@Repository
class OrderFiles {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    OrderFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it; false when who adds it has used its key already. */
    boolean add(OrderFile file) {
        return jdbc.sql("""
                insert into order_file (id, order_id, name, media_type, size, sha256, added_at, added_by, request_key)
                values (:id, :order, :name, :mediaType, :size, :sha256, :at, :by, :key)
                on conflict do nothing
                """)
                        .param("id", file.id())
                        .param("order", file.order())
                        .param("name", file.stored().name())
                        .param("mediaType", file.stored().mediaType())
                        .param("size", file.stored().size())
                        .param("sha256", file.stored().sha256())
                        .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                        .param("by", file.addedBy())
                        .param("key", file.requestKey())
                        .update()
                == 1;
    }

    /** What somebody added under this key, if it is still there. */
    Optional<OrderFile> ofRequest(UUID staff, String key) {
        return jdbc.sql("select * from order_file where added_by = ? and request_key = ?")
                .params(staff, key)
                .query((row, number) -> file(row))
                .optional();
    }

    /** A file of an order, if it is there. */
    Optional<OrderFile> find(UUID order, UUID id) {
        return jdbc.sql("select * from order_file where order_id = ? and id = ?")
                .params(order, id)
                .query((row, number) -> file(row))
                .optional();
    }

    /** At most {@code limit} files of an order, the newest first, those before {@code after} if that is given. */
    List<OrderFile> page(UUID order, @Nullable UUID after, int limit) {
        return jdbc.sql("select * from order_file where order_id = ? and id < ? order by id desc limit ?")
                .params(order, after == null ? LAST : after, limit)
                .query((row, number) -> file(row))
                .list();
    }

    /** Takes it away; false when somebody else did. */
    boolean remove(UUID id) {
        return jdbc.sql("delete from order_file where id = ?").param(id).update() == 1;
    }

    /** The ids of all files of these orders. */
    List<UUID> of(Collection<UUID> orders) {
        return jdbc.sql("select id from order_file where order_id = any(?)")
                .param(orders.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private static OrderFile file(ResultSet row) throws SQLException {
        return new OrderFile(
                new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getBytes("sha256")),
                row.getObject("order_id", UUID.class),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getObject("added_by", UUID.class),
                row.getString("request_key"));
    }
}
