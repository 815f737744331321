package io.potik.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In the database, in pieces: no connection is held while a slow line sends or takes a file. */
final class DatabaseStore implements FileStore {

    private static final int PIECE = 256 * 1024;

    private final JdbcClient jdbc;

    DatabaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.DATABASE;
    }

    @Override
    public void write(UUID id, InputStream bytes, long size) throws IOException {
        long written = 0;
        for (int number = 0; written < size; number++) {
            var piece = bytes.readNBytes((int) Math.min(PIECE, size - written));
            if (piece.length == 0) {
                throw new EOFException("A file broke off");
            }
            jdbc.sql("insert into file_part (content_id, number, bytes) values (?, ?, ?)")
                    .params(id, number, piece)
                    .update();
            written += piece.length;
        }
    }

    @Override
    public InputStream open(UUID id, long size) {
        return new Pieces(id, size);
    }

    @Override
    public void delete(Collection<UUID> ids) {
        jdbc.sql("delete from file_part where content_id = any(?)")
                .param(ids.toArray(UUID[]::new))
                .update();
    }

    /** Reads one piece after the other. */
    private final class Pieces extends InputStream {

        private final UUID id;
        private long left;
        private int next;
        private byte[] piece = {};
        private int at;

        Pieces(UUID id, long size) {
            this.id = id;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            if (at == piece.length) {
                piece = jdbc.sql("select bytes from file_part where content_id = ? and number = ?")
                        .params(id, next++)
                        .query((row, number) -> row.getBytes(1))
                        .optional()
                        .orElseThrow(() -> new EOFException("The file was taken away meanwhile"));
                at = 0;
            }
            int count = (int) Math.min(Math.min(length, piece.length - at), left);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            left -= count;
            return count;
        }
    }
}
