package io.potik.files;

import java.util.Arrays;
import java.util.UUID;

/**
 * A file as far as its bytes tell.
 *
 * @param id under which they lie
 * @param name on one line, without a path
 * @param mediaType as they say, never as who sent them said
 * @param size in bytes
 * @param sha256 of them
 */
public record StoredFile(UUID id, String name, String mediaType, long size, byte[] sha256) {

    /** Whether a browser may show it in place. */
    public boolean isPicture() {
        return MediaTypes.isPicture(mediaType);
    }

    /** Whether the other one has the same name and the same bytes. */
    public boolean isCopyOf(StoredFile other) {
        return name.equals(other.name) && Arrays.equals(sha256, other.sha256);
    }
}
