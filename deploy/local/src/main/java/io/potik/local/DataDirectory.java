package io.potik.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** What is kept between starts: databases, log, secrets, caches. One suite at a time uses it. */
final class DataDirectory implements AutoCloseable {

    /** Grows when a start can no longer read what an earlier one wrote. */
    private static final String VERSION = "1";

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws CannotStart when it is another version's, somebody uses it, or it cannot be written */
    static DataDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            restrict(path, "rwx------");
            var version = path.resolve("VERSION");
            if (!Files.exists(version)) {
                Files.writeString(version, VERSION + "\n");
            } else if (!Files.readString(version).strip().equals(VERSION)) {
                throw new CannotStart("The data in " + path + " was written by version "
                        + Files.readString(version).strip() + " of the suite, this is version " + VERSION
                        + ". Use another folder (--data DIR), or move that one away.");
            }
            var file = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = lock(file);
            if (lock == null) {
                file.close();
                throw new CannotStart("Potik is running on " + path
                        + " already. Stop it with deploy/local/down, or use another folder: --data DIR.");
            }
            Files.writeString(path.resolve("pid"), ProcessHandle.current().pid() + "\n");
            return new DataDirectory(path, file, lock);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be used (" + e + "). Choose one you may write: --data DIR.",
                    e);
        }
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Writes a file that only this user can read. */
    Path secret(String name, String content) {
        try {
            var file = folder("secrets").resolve(name);
            Files.writeString(file, content);
            restrict(file, "rw-------");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this JVM runs a suite on it
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path.resolve("pid"));
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
