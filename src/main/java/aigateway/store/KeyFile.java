package aigateway.store;

import aigateway.settings.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// The file `secret.key` in the data folder, with the key of [SecretBox] in base64; only its owner
/// can read it. Blocks on the disk.
record KeyFile(Path path) {
    private static final int KEY_BYTES = 32;

    /// That of the data folder.
    static KeyFile in(Path folder) {
        return new KeyFile(folder.toAbsolutePath().normalize().resolve("secret.key"));
    }

    /// The key that a text says, or null if it says none.
    static byte @Nullable [] decode(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            return key.length == KEY_BYTES ? key : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// The key.
    ///
    /// @throws StoreFailure if there is none that can be read
    byte[] read() throws StoreFailure {
        try {
            byte[] key = decode(Files.readString(path));
            if (key != null) {
                return key;
            }
        } catch (NoSuchFileException e) {
            throw new StoreFailure(path + ", the key of the secrets that were set, is gone", e);
        } catch (IOException e) {
            throw new StoreFailure(path + " cannot be read (" + e.getMessage() + ")", e);
        }
        throw new StoreFailure(path + " holds no key: 32 bytes in base64");
    }

    /// The key; if there is none, a new one, which is on disk when this returns. Called by one
    /// process at a time.
    byte[] readOrMake(SecureRandom random) throws StoreFailure {
        if (Files.exists(path)) {
            return read();
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            write(Base64.getEncoder().encodeToString(key) + "\n");
        } catch (IOException e) {
            throw new StoreFailure(
                    path + ", the key for secrets, cannot be written (" + e.getMessage() + ")", e);
        }
        return key;
    }

    private void write(String text) throws IOException {
        Path draft = path.resolveSibling("secret.key.new");
        Files.deleteIfExists(draft);
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.rights(draft))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /// So that the file's name, too, is on disk.
    private void syncFolder() {
        try (FileChannel folder =
                FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Not every system lets folders be opened; those keep names without being asked.
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
