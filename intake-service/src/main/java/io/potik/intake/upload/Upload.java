package io.potik.intake.upload;

import java.util.UUID;

/**
 * A file that somebody attached.
 *
 * @param name without a path
 * @param mediaType without parameters
 * @param size in bytes
 */
public record Upload(UUID id, UUID uploaderId, String name, String mediaType, int size) {

    /** A file with its bytes. */
    public record Content(Upload upload, byte[] bytes) {

        @Override
        public String toString() {
            return "Content[" + upload.id() + "]";
        }
    }

    @Override
    public String toString() {
        return "Upload[" + id + "]";
    }
}
