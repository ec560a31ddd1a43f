package aigateway.guard;

import aigateway.config.Key;
import aigateway.config.Place;
import aigateway.config.Reading;
import aigateway.config.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `[guardrails]`.
public final class GuardReader {
    private final Reading reading;
    private final Section section;
    private final Path folder;
    private final List<Section> patterns;

    /// A reader of the table.
    ///
    /// @param folder what the path of a schema file is relative to
    public GuardReader(Section guardrails, Path folder) {
        this.reading = guardrails.reading();
        this.section = guardrails;
        this.folder = folder;
        this.patterns = guardrails.list(GuardKeys.PATTERNS, List.of(GuardKeys.NAME));
    }

    /// Reads it; what is wrong is noted.
    public GuardSettings read() {
        String disclaimer = section.find(GuardKeys.DISCLAIMER);
        GuardSettings settings =
                new GuardSettings(
                        section.get(GuardKeys.BANNED_PHRASES),
                        section.get(GuardKeys.MIN_LENGTH),
                        section.get(GuardKeys.MAX_LENGTH),
                        section.get(GuardKeys.REQUIRE_DISCLAIMER),
                        disclaimer == null ? "" : disclaimer,
                        section.get(GuardKeys.CHECK_REQUESTS),
                        patterns(),
                        personalData(),
                        schema(),
                        external());
        new GuardCheck<RuntimeException>(
                        settings,
                        (field, index, message) ->
                                reading.problem(place(field, index), "`" + field + "` " + message))
                .check();
        return settings;
    }

    private Place place(String field, int index) {
        return switch (field) {
            case "bannedPhrases" -> section.place(GuardKeys.BANNED_PHRASES, index);
            case "minLength" -> section.place(GuardKeys.MIN_LENGTH);
            case "answerSchema" -> section.place(GuardKeys.ANSWER_SCHEMA);
            case "patterns.name" -> patterns.get(index).place(GuardKeys.NAME);
            case "patterns.pattern" -> patterns.get(index).place(GuardKeys.PATTERN);
            case "external.url" -> section.table(GuardKeys.EXTERNAL).place(GuardKeys.URL);
            default -> section.place();
        };
    }

    private List<TextPattern> patterns() {
        List<TextPattern> read = new ArrayList<>();
        for (Section one : patterns) {
            String name = one.find(GuardKeys.NAME);
            String pattern = one.find(GuardKeys.PATTERN);
            Action action = action(one, GuardKeys.ACTION);
            if (name != null && pattern != null && action != null) {
                read.add(new TextPattern(name, pattern, action));
            }
        }
        return read.size() == patterns.size() ? read : List.of();
    }

    private Map<Entity, Action> personalData() {
        Section table = section.table(GuardKeys.PERSONAL_DATA);
        Map<Entity, Action> read = new EnumMap<>(Entity.class);
        GuardKeys.entities()
                .forEach(
                        (entity, key) -> {
                            Action action = action(table, key);
                            if (action != null) {
                                read.put(entity, action);
                            }
                        });
        return read;
    }

    private @Nullable Action action(Section table, Key<String> key) {
        String word = table.find(key);
        Action action = word == null ? null : Action.of(word);
        if (word != null && action == null) {
            reading.problem(
                    table.place(key),
                    "`" + key.name() + "` must be one of " + Action.WORDS + ", not " + word);
        }
        return action;
    }

    private String schema() {
        String written = section.find(GuardKeys.ANSWER_SCHEMA);
        if (written == null || written.strip().startsWith("{")) {
            return written == null ? "" : written;
        }
        try {
            return Files.readString(folder.resolve(written));
        } catch (IOException e) {
            reading.problem(
                    section.place(GuardKeys.ANSWER_SCHEMA),
                    "`answerSchema` names a file that cannot be read: " + e.getMessage());
            return "";
        }
    }

    private @Nullable ExternalCheck external() {
        if (!section.written().contains(GuardKeys.EXTERNAL.name())) {
            return null;
        }
        Section table = section.table(GuardKeys.EXTERNAL);
        String url = table.find(GuardKeys.URL);
        String word = table.get(GuardKeys.ON_FAILURE);
        if (!word.equals("open") && !word.equals("closed")) {
            reading.problem(
                    table.place(GuardKeys.ON_FAILURE),
                    "`onFailure` must be open or closed, not " + word);
        }
        return url == null
                ? null
                : new ExternalCheck(url, table.get(GuardKeys.TIMEOUT_MILLIS), word.equals("open"));
    }
}
