package io.potik.order.file;

import io.potik.files.Contents;
import java.util.Collection;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes the bytes of files at once and not by and by: a person is not forgotten while some of them lie anywhere. */
@Service
public class ForgetFiles {

    private final OrderFiles files;
    private final Contents contents;

    ForgetFiles(OrderFiles files, Contents contents) {
        this.files = files;
        this.contents = contents;
    }

    /**
     * Removes what all files of these orders hold, in the open transaction; that they were there stays. Broken off it may be
     * done again.
     *
     * @throws DataAccessResourceFailureException while bytes lie in a storage that is away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(Collection<UUID> orders) {
        contents.removeNow(files.of(orders));
    }
}
