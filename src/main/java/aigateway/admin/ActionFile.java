package aigateway.admin;

import aigateway.admin.view.ActionLog;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps actions in a file, one JSON object a line; of very many only the newest.
public final class ActionFile implements ActionLog {
    static final int MOST = 1_000;

    private final Path file;
    private final InstantSource clock;
    private @Nullable Deque<Action> actions;
    private int lines;

    /// A log in a file that need not be there yet.
    public ActionFile(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public synchronized void add(String actor, String action) {
        Deque<Action> all = actions();
        Action one = new Action(clock.instant().truncatedTo(ChronoUnit.MILLIS), actor, action);
        try {
            if (lines >= 2 * MOST) {
                shorten(all);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] line = bytes(one).toByteArray();
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "nothing was done, for it cannot be written to the audit log " + file, e);
        }
        remember(all, one);
        lines++;
    }

    @Override
    public synchronized List<Action> newest(int most) {
        return actions().stream().limit(most).toList();
    }

    private Deque<Action> actions() {
        Deque<Action> all = actions;
        if (all == null) {
            all = new ArrayDeque<>();
            lines = read(all);
            actions = all;
        }
        return all;
    }

    private int read(Deque<Action> into) {
        try {
            String there = Files.readString(file, StandardCharsets.UTF_8);
            there.lines().forEach(line -> remember(into, action(line)));
            // nothing may be added to a line that was cut off; the next action writes it all anew
            boolean whole = there.isEmpty() || there.endsWith("\n");
            return whole ? (int) there.lines().count() : 2 * MOST;
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log " + file + " cannot be read", e);
        }
    }

    private static void remember(Deque<Action> all, @Nullable Action one) {
        if (one != null) {
            all.addFirst(one);
            if (all.size() > MOST) {
                all.removeLast();
            }
        }
    }

    private void shorten(Deque<Action> all) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        List<Bytes> kept = all.reversed().stream().map(ActionFile::bytes).toList();
        Files.write(fresh, Bytes.join(kept).toByteArray());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        lines = all.size();
    }

    private static Bytes bytes(Action action) {
        JsonWriter json = new JsonWriter(128).object();
        json.key("time").string(action.time().toString());
        json.key("actor").string(action.actor());
        json.key("action").string(action.action());
        return json.endObject().line();
    }

    /// An action, or null if a sudden end has left only a part of it.
    private static @Nullable Action action(String line) {
        JsonNode node = Json.root(Bytes.utf8(line));
        String time = node == null ? null : node.text("time");
        String actor = node == null ? null : node.text("actor");
        String action = node == null ? null : node.text("action");
        if (time == null || actor == null || action == null) {
            return null;
        }
        try {
            return new Action(Instant.parse(time), actor, action);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
