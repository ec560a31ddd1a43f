package aigateway.admin;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Keeps a generated token's digest from start to start, in a file that only its owner can read.
///
/// @param file exists after the first start
record TokenFile(Path file) {
    /// The kept token, or a new one, which is kept then.
    ///
    /// @throws IOException if the file cannot be used; it is not replaced then
    Found open() throws IOException {
        try {
            return new Found(AdminToken.ofHex(Files.readString(file).strip()), null);
        } catch (NoSuchFileException none) {
            String text = AdminToken.random();
            AdminToken token = AdminToken.of(text);
            keep(token);
            return new Found(token, text);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no digest of an admin token; delete it to get a new token", e);
        }
    }

    private void keep(AdminToken token) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "admin-token", ".new", ownerOnly());
        Files.writeString(fresh, token.hex() + "\n");
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /// A token, and its text if it was made just now: the only time that it can be shown.
    record Found(AdminToken token, @Nullable String text) {}
}
