package io.potik.intake.channel;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can go out with one answer through a channel. Screens say it before anything is sent; a room may still refuse what
 * only it can count.
 *
 * @param longestText in characters
 * @param files how many; 0 where only text goes
 * @param kinds which files; the first one that a file's media type matches counts
 */
public record Takes(int longestText, int files, List<Kind> kinds) {

    /** Everybody's limit for one file, and for all files of an answer together. */
    public static final long LARGEST_FILE = 10L * 1024 * 1024;

    /** See {@link #LARGEST_FILE}; what mail servers take is the least of all channels. */
    public static final long LARGEST_TOGETHER = 25L * 1024 * 1024;

    private static final int MEGABYTE = 1_000_000;

    /** Text and nothing else. */
    public static final Takes TEXT = new Takes(4096, 0, List.of());

    /**
     * A kind of file.
     *
     * @param mediaType {@code image/png}, {@code image/*} or {@code *}{@code /*}
     * @param largest in bytes
     */
    public record Kind(String mediaType, long largest) {

        /** At most so many megabytes, or what everybody may send if that is less. */
        public static Kind of(String mediaType, int megabytes) {
            return new Kind(mediaType, Math.min((long) megabytes * MEGABYTE, LARGEST_FILE));
        }

        boolean matches(String other) {
            return mediaType.equals("*/*")
                    || mediaType.equals(other)
                    || (mediaType.endsWith("/*") && other.startsWith(mediaType.substring(0, mediaType.length() - 1)));
        }
    }

    /** Any file, as large as everybody may send. */
    public static Takes anyFile(int longestText) {
        return new Takes(longestText, 10, List.of(new Kind("*/*", LARGEST_FILE)));
    }

    /**
     * Why an answer cannot go, or null when it can.
     *
     * @param name the provider as people call it
     */
    public @Nullable String refusal(AnswerToSend answer, String name) {
        if (answer.text().length() > longestText) {
            return name + " takes at most " + longestText + " characters in a message.";
        }
        if (answer.files().size() > files) {
            return files == 0
                    ? name + " takes no files with an answer from here."
                    : name + " takes at most " + files + " files in a message.";
        }
        return answer.files().stream()
                .map(file -> refusal(file, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String refusal(AnswerToSend.File file, String name) {
        var type = file.mediaType().toLowerCase(Locale.ROOT);
        for (var kind : kinds) {
            if (kind.matches(type)) {
                return file.content().length <= kind.largest()
                        ? null
                        : name + " takes files of this kind (" + type + ") up to " + kind.largest() / MEGABYTE + " MB.";
            }
        }
        return name + " does not take files of this kind (" + type + ").";
    }
}
