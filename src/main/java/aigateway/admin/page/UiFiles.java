package aigateway.admin.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages as they were built into the class path: the files that a list beside them names, and
/// no others. Nothing is read before it is asked for. Thread-safe.
public final class UiFiles {
    private static final String LIST = "files.txt";
    private static final String PAGE = "index.html";
    private static final String ASSETS = "assets/";

    private final String folder;
    private @Nullable Map<String, UiFile> files;

    /// The files of a folder in the class path.
    ///
    /// @param folder ends with `/`
    public UiFiles(String folder) {
        this.folder = folder;
    }

    /// Those of this build.
    public static UiFiles built() {
        return new UiFiles("META-INF/ui/");
    }

    /// False if this was built without pages.
    public boolean present() {
        return page() != null;
    }

    /// The page, which all screens share, or null if there is none.
    @Nullable UiFile page() {
        return files().get(PAGE);
    }

    /// A file that the page needs, or null if there is none of this name.
    @Nullable UiFile asset(String name) {
        return files().get(ASSETS + name);
    }

    private synchronized Map<String, UiFile> files() {
        Map<String, UiFile> there = files;
        if (there == null) {
            there = read();
            files = there;
        }
        return there;
    }

    private Map<String, UiFile> read() {
        Map<String, UiFile> found = new HashMap<>();
        try (InputStream in = UiFiles.class.getClassLoader().getResourceAsStream(folder + LIST)) {
            if (in != null) {
                String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                list.lines().forEach(name -> found.put(name, new UiFile(folder + name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
