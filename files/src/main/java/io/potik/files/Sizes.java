package io.potik.files;

import org.springframework.util.unit.DataSize;

/** Sizes as people read them. */
final class Sizes {

    private Sizes() {}

    /** In the largest unit in which it is a whole number. */
    static String words(DataSize size) {
        if (size.toBytes() % (1L << 30) == 0) {
            return size.toGigabytes() + " GB";
        }
        return size.toBytes() % (1L << 20) == 0 ? size.toMegabytes() + " MB" : size.toKilobytes() + " KB";
    }
}
