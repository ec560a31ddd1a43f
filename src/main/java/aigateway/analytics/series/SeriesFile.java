package aigateway.analytics.series;

import aigateway.model.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The file that series are kept in while the gateway is not running. Blocks on the disk.
///
/// @param file need not be there
record SeriesFile(Path file) {
    private static final int MAGIC = 0x41_49_47_53;
    private static final int VERSION = 1;
    private static final int LONGEST_PACK = 64 << 10;
    private static final long LONGEST_FILE = 64 << 20;

    /// A packed step of time.
    record Step(long time, Bytes pack) {}

    /// What the file holds.
    ///
    /// @param providers their names, by number; so `errors`
    /// @param seconds steps of a second, by the second
    /// @param minutes steps of a minute, by the minute
    record Content(
            List<String> providers,
            List<String> errors,
            List<Step> seconds,
            List<Step> minutes,
            List<Uptime.Run> runs,
            List<Mark> marks) {}

    boolean isThere() {
        return Files.exists(file);
    }

    /// Reads all of it.
    ///
    /// @throws IOException if it cannot be read or is not whole
    Content read() throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw new IOException("it is too long");
        }
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - Long.BYTES;
        if (end < 0) {
            throw new IOException("it is cut off");
        }
        DataInputStream sum = new DataInputStream(new ByteArrayInputStream(bytes, end, Long.BYTES));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        if (sum.readLong() != checksum(bytes, end)) {
            throw new IOException("it is damaged");
        }
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("it is of another version");
        }
        return new Content(
                list(in, DataInput::readUTF),
                list(in, DataInput::readUTF),
                list(in, SeriesFile::step),
                list(in, SeriesFile::step),
                list(in, from -> new Uptime.Run(from.readLong(), from.readLong())),
                list(in, SeriesFile::mark));
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int count = in.readInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    private static Step step(DataInputStream in) throws IOException {
        long time = in.readLong();
        int length = in.readInt();
        if (length < 0 || length > LONGEST_PACK) {
            throw new IOException("it is damaged");
        }
        byte[] pack = in.readNBytes(length);
        try {
            Pack.read(pack, (_, _) -> {});
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
        return new Step(time, Bytes.of(pack));
    }

    private static Mark mark(DataInputStream in) throws IOException {
        return new Mark(in.readLong(), in.readUTF(), in.readUTF(), in.readUTF());
    }

    /// Replaces the file, all at once.
    ///
    /// @throws IOException if it cannot; the old one stays then
    void write(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        write(out, content.providers(), DataOutputStream::writeUTF);
        write(out, content.errors(), DataOutputStream::writeUTF);
        write(out, content.seconds(), SeriesFile::write);
        write(out, content.minutes(), SeriesFile::write);
        write(
                out,
                content.runs(),
                (to, run) -> {
                    to.writeLong(run.from());
                    to.writeLong(run.to());
                });
        write(out, content.marks(), SeriesFile::write);
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        replace(bytes.toByteArray());
    }

    private interface Writer<T> {
        void write(DataOutputStream out, T one) throws IOException;
    }

    private static <T> void write(DataOutputStream out, List<T> list, Writer<T> writer)
            throws IOException {
        out.writeInt(list.size());
        for (T one : list) {
            writer.write(out, one);
        }
    }

    private static void write(DataOutputStream out, Step step) throws IOException {
        out.writeLong(step.time());
        Bytes pack = step.pack();
        out.writeInt(pack.length());
        out.write(pack.array(), pack.offset(), pack.length());
    }

    private static void write(DataOutputStream out, Mark mark) throws IOException {
        out.writeLong(mark.millis());
        out.writeUTF(mark.what());
        out.writeUTF(mark.name());
        out.writeUTF(mark.text());
    }

    private void replace(byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, bytes);
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
