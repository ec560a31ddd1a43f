package aigateway.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A disk of a megabyte, which is soon full. Making one skips the test where the machine does not
/// let us mount anything.
public final class TinyDisk implements AutoCloseable {
    private final Path folder;

    private TinyDisk(Path folder) {
        this.folder = folder;
    }

    /// Mounts one in a folder that exists.
    public static TinyDisk mount(Path folder) throws InterruptedException {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()))
                .as("a small file system can be mounted (this needs root)")
                .isTrue();
        return new TinyDisk(folder);
    }

    /// Takes up all that is left, but for so many bytes.
    ///
    /// @return the file that does; without it there is room again
    public Path fill(int left) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return Files.write(folder.resolve("ballast"), new byte[(int) Math.max(0, free - left)]);
    }

    @Override
    public void close() throws InterruptedException {
        run("umount", "-l", folder.toString());
    }

    private static boolean run(String... words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
