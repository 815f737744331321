package io.potik.intake.upload;

import io.potik.intake.sql.Columns;
import io.potik.intake.sql.Rows;
import io.potik.intake.upload.Upload.Content;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files that were attached and are still kept. */
@Repository
@Transactional
public class Uploads {

    /** Far longer than an answer is tried. */
    private static final Duration WHILE_IT_IS_SENT = Duration.ofDays(14);

    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final UploadSettings settings;

    Uploads(JdbcClient jdbc, UploadSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    void add(Upload upload, byte[] content) {
        jdbc.sql("""
                insert into upload (id, uploader_id, name, media_type, size, content, keep_until)
                values (?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))
                """)
                .params(
                        upload.id(),
                        upload.uploaderId(),
                        upload.name(),
                        upload.mediaType(),
                        upload.size(),
                        content,
                        (double) settings.unused().toSeconds())
                .update();
    }

    /** How many bytes somebody has attached and not sent. */
    long unusedOf(UUID uploader) {
        return jdbc.sql("select coalesce(sum(size), 0) from upload where uploader_id = ? and not used")
                .param(uploader)
                .query(Long.class)
                .single();
    }

    Optional<Content> find(UUID id) {
        return jdbc.sql("select * from upload where id = ?")
                .param(id)
                .query(Uploads::content)
                .optional();
    }

    Optional<Content> ofLink(String link) {
        return jdbc.sql("select * from upload where link = ?")
                .param(link)
                .query(Uploads::content)
                .optional();
    }

    /** The file's link, or this one from now on; empty when the file is gone. */
    Optional<String> link(UUID id, String otherwise) {
        return jdbc.sql("update upload set link = coalesce(link, ?) where id = ? returning link")
                .params(otherwise, id)
                .query(String.class)
                .optional();
    }

    /**
     * The files in the order of the ids; without those that are gone or somebody else's.
     *
     * @param uploader who attached them, or null when that is not known: then there are none
     */
    public List<Content> read(List<UUID> ids, @Nullable UUID uploader) {
        if (uploader == null) {
            return List.of();
        }
        var found = jdbc
                .sql("select * from upload where id = any(?) and uploader_id = ?")
                .param(Columns.ids(ids))
                .param(uploader)
                .query(Uploads::content)
                .list()
                .stream()
                .collect(Collectors.toMap(content -> content.upload().id(), Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** An answer is going to use these. */
    public void keep(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    update upload set used = true,
                           keep_until = greatest(keep_until, now() + make_interval(secs => ?))
                    where id = any(?)
                    """)
                    .param((double) WHILE_IT_IS_SENT.toSeconds())
                    .param(Columns.ids(ids))
                    .update();
        }
    }

    /** The answer that used these has come to its end. */
    public void release(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update upload set keep_until = now() + make_interval(secs => ?) where id = any(?)")
                    .param((double) settings.afterwards().toSeconds())
                    .param(Columns.ids(ids))
                    .update();
        }
    }

    /** Removes what need not be kept any more, in small transactions. */
    boolean forgetSome() {
        return jdbc.sql("""
                        delete from upload where id in (
                            select id from upload where keep_until < now() limit ? for update skip locked)
                        """).param(BATCH).update() == BATCH;
    }

    private static Content content(ResultSet row, int number) throws SQLException {
        return new Content(
                new Upload(
                        Rows.id(row, "id"),
                        Rows.id(row, "uploader_id"),
                        Rows.text(row, "name"),
                        Rows.text(row, "media_type"),
                        row.getInt("size")),
                row.getBytes("content"));
    }
}
