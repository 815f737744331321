package io.potik.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;

/** Where bytes lie. All of it happens outside of transactions, but deleting, and takes no more memory than a piece. */
sealed interface FileStore permits DatabaseStore, S3Store {

    /** Which one; as {@code file_content} says it. */
    enum Kind {
        DATABASE,
        S3
    }

    Kind kind();

    /**
     * Keeps the bytes; what broke off is removed by {@link #delete}.
     *
     * @param bytes exactly {@code size} of them
     * @throws IOException when they cannot be read to their end
     * @throws DataAccessResourceFailureException when the store does not take them
     */
    void write(UUID id, InputStream bytes, long size) throws IOException;

    /**
     * The bytes from the first on; to be closed.
     *
     * @throws DataAccessResourceFailureException when the store does not give them
     */
    InputStream open(UUID id, long size);

    /**
     * Removes them; what is not there is no error.
     *
     * @throws DataAccessResourceFailureException when the store does not do it
     */
    void delete(Collection<UUID> ids);
}
