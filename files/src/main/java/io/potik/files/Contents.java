package io.potik.files;

import io.potik.files.FileStore.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which bytes lie where. They are written down before they come and until they are gone, so that none are forgotten,
 * whatever breaks off in between.
 */
public class Contents {

    private final JdbcClient jdbc;
    private final FileProperties properties;
    private final DatabaseStore database;
    private final Optional<S3Store> s3;

    Contents(JdbcClient jdbc, FileProperties properties, DatabaseStore database) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.database = database;
        this.s3 = Optional.ofNullable(properties.s3()).map(settings -> new S3Store(settings, properties.folder()));
    }

    /** Bytes that are to be removed. */
    record Discarded(UUID id, Kind kind, long size) {}

    /**
     * Makes place for a file; without {@link #keep} it is removed after a day, far longer than any line sends one.
     *
     * @throws FileRefused when all together would be too much
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void reserve(UUID id, long size) {
        var store = current();
        jdbc.sql("insert into file_content (id, store, size, remove_after) values (?, ?, ?, now() + interval '1 day')")
                .params(id, store.kind().name(), size)
                .update();
        long limit = store.kind() == Kind.DATABASE ? properties.together().toBytes() : Long.MAX_VALUE - size;
        int fits = jdbc.sql(
                        "update file_total set bytes = bytes + :size where store = :store and bytes + :size <= :limit")
                .param("size", size)
                .param("store", store.kind().name())
                .param("limit", limit)
                .update();
        if (fits == 0) {
            throw new FileRefused(
                    "file",
                    "All files together may have " + Sizes.words(properties.together())
                            + ", and that is reached. Remove some that nobody needs, or have the limit raised.",
                    "full");
        }
    }

    /**
     * Writes the bytes of a file for which there is a place. In no transaction.
     *
     * @throws IOException when they cannot be read to their end
     * @throws DataAccessResourceFailureException when the store is away
     */
    @Transactional(propagation = Propagation.NEVER)
    void write(UUID id, InputStream bytes, long size) throws IOException {
        current().write(id, bytes, size);
    }

    /** What was written belongs to a file from now on; false when it is being removed already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean keep(UUID id) {
        return jdbc.sql("update file_content set remove_after = null where id = ? and remove_after > now()")
                        .param(id)
                        .update()
                == 1;
    }

    /**
     * Nobody needs these bytes any more: they go soon, or as soon as their store answers again. In the open transaction, or in
     * one of its own.
     */
    @Transactional
    public void discard(UUID id) {
        jdbc.sql("update file_content set remove_after = now() where id = ?")
                .param(id)
                .update();
    }

    /**
     * The bytes of a file from the first on; to be closed.
     *
     * @throws DataAccessResourceFailureException when they are away, or were taken away meanwhile
     */
    public InputStream open(StoredFile file) {
        var kind = jdbc.sql("select store from file_content where id = ?")
                .param(file.id())
                .query((row, number) -> Kind.valueOf(row.getString("store")))
                .optional()
                .orElseThrow(() -> new DataAccessResourceFailureException("The bytes of a file are gone"));
        return store(kind).open(file.id(), file.size());
    }

    /** One of those that are to be removed from stores of ours, locked; others are left to other instances. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Discarded> nextDiscarded() {
        return jdbc.sql("""
                select id, store, size from file_content where remove_after <= now() and store in (:stores)
                order by remove_after limit 1 for update skip locked
                """)
                .param("stores", s3.isPresent() ? List.of("DATABASE", "S3") : List.of("DATABASE"))
                .query((row, number) -> discarded(row))
                .optional();
    }

    /**
     * Removes bytes, and that they were there.
     *
     * @return false when their store is away and that is for later
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean remove(Discarded discarded) {
        try {
            store(discarded.kind()).delete(List.of(discarded.id()));
        } catch (DataAccessResourceFailureException e) {
            jdbc.sql("update file_content set remove_after = now() + interval '5 minutes' where id = ?")
                    .param(discarded.id())
                    .update();
            return false;
        }
        jdbc.sql("delete from file_content where id = ?").param(discarded.id()).update();
        jdbc.sql("update file_total set bytes = bytes - ? where store = ?")
                .params(discarded.size(), discarded.kind().name())
                .update();
        return true;
    }

    /**
     * Removes bytes at once, in the open transaction, and that they were there: for who must not go on while some of them lie
     * anywhere. Broken off it may be done again.
     *
     * @throws DataAccessResourceFailureException when a store of theirs is away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeNow(Collection<UUID> ids) {
        var all = ids.toArray(UUID[]::new);
        jdbc
                .sql("select id, store, size from file_content where id = any(?) order by id for update")
                .param(all)
                .query((row, number) -> discarded(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Discarded::kind, Collectors.mapping(Discarded::id, Collectors.toList())))
                .forEach((kind, theirs) -> store(kind).delete(theirs));
        jdbc.sql("""
                with gone as (delete from file_content where id = any(?) returning store, size)
                update file_total total set bytes = bytes - less.size
                from (select store, sum(size) as size from gone group by store) less where less.store = total.store
                """).param(all).update();
    }

    private static Discarded discarded(ResultSet row) throws SQLException {
        return new Discarded(
                row.getObject("id", UUID.class), Kind.valueOf(row.getString("store")), row.getLong("size"));
    }

    /** Where new files go. */
    private FileStore current() {
        return s3.isPresent() ? s3.get() : database;
    }

    private FileStore store(Kind kind) {
        return switch (kind) {
            case DATABASE -> database;
            case S3 ->
                s3.orElseThrow(() -> new DataAccessResourceFailureException(
                        "A file lies in an S3-compatible storage, and none is configured (potik.files.s3)"));
        };
    }
}
