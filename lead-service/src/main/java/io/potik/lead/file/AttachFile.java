package io.potik.lead.file;

import io.potik.files.FileName;
import io.potik.files.FileRefused;
import io.potik.files.StoredFile;
import io.potik.files.TakeFile;
import io.potik.files.TakeFile.Taken;
import io.potik.lead.problem.Invalid;
import io.potik.lead.problem.NotFound;
import io.potik.lead.security.Caller;
import io.potik.lead.sql.Rows;
import io.potik.outbox.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts a file on a card. */
@Service
class AttachFile {

    private final FileDesk desk;
    private final LeadFiles files;
    private final TakeFile take;

    AttachFile(FileDesk desk, LeadFiles files, TakeFile take) {
        this.desk = desk;
        this.files = files;
        this.take = take;
    }

    /**
     * Attaches a file. In no transaction.
     *
     * @param size of the bytes, as the sender says it before
     * @param key the Idempotency-Key; the same one with the same file is the same file, as long as it is there
     * @throws FileRefused when it is empty, or too large, or all of them together would be
     * @throws Invalid when the key was used for another one
     * @throws NotFound when the lead is not there, or not for who asks
     * @throws io.potik.lead.lead.ChangedMeanwhile when the lead was merged into another one
     * @throws IOException when the bytes cannot be read to their end
     */
    Taken<LeadFiles.Listed> attach(
            Caller caller, UUID lead, FileName name, @Nullable String key, long size, InputStream bytes)
            throws IOException {
        return take.take(
                Ids.next(),
                name,
                size,
                bytes,
                () -> desk.lead(caller.sees(), lead),
                stored -> put(caller, lead, stored, key));
    }

    private Taken<LeadFiles.Listed> put(Caller caller, UUID leadId, StoredFile stored, @Nullable String key) {
        var file = new LeadFile(stored, leadId, Rows.now(), caller.staffId(), key);
        var lead = desk.lead(caller.sees(), leadId);
        if (!files.add(file)) {
            return new Taken<>(new LeadFiles.Listed(earlier(file), lead.number()), true);
        }
        desk.added(caller, lead, file, file.addedAt());
        return new Taken<>(new LeadFiles.Listed(file, lead.number()), false);
    }

    private LeadFile earlier(LeadFile file) {
        return files.ofRequest(file.addedBy(), Objects.requireNonNull(file.requestKey()))
                .filter(file::isRepeatOf)
                .orElseThrow(
                        () -> new Invalid("Idempotency-Key", "This Idempotency-Key was used for another request."));
    }
}
