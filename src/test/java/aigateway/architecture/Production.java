package aigateway.architecture;

import aigateway.model.Bytes;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// The compiled production classes, read once.
final class Production {
    /// Where classes are that the build makes; nobody writes them.
    private static final String GENERATED = "/aigateway/server/grpc/proto/";

    /// All others.
    static final JavaClasses CLASSES = read();

    private Production() {}

    /// The part of the house that a package belongs to: `dialect` for `aigateway.dialect.openai`,
    /// the empty string for the root package.
    static String part(String packageName) {
        String rest = packageName.substring("aigateway".length());
        if (rest.isEmpty()) {
            return "";
        }
        int dot = rest.indexOf('.', 1);
        return dot < 0 ? rest.substring(1) : rest.substring(1, dot);
    }

    private static JavaClasses read() {
        try {
            return new ClassFileImporter()
                    .withImportOption(location -> !location.contains(GENERATED))
                    .importPath(
                            Path.of(
                                    Bytes.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
