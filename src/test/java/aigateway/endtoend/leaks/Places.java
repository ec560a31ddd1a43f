package aigateway.endtoend.leaks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Every place where a secret could have got to, by name, with what stands there.
final class Places {
    private Places() {}

    /// Where to look.
    ///
    /// @param rightful what belongs there
    record Place(Contents contents, Set<Canary> rightful) {
        static Place of(Contents contents, Canary... rightful) {
            return new Place(contents, Set.of(rightful));
        }
    }

    /// Reads a place.
    interface Contents {
        List<String> of(Ground ground) throws Exception;
    }

    static Map<String, Place> all() {
        Map<String, Place> all = new LinkedHashMap<>();
        all.put("answers to callers, admins and commands", Place.of(Ground::answers));
        all.put("standard output and error", Place.of(Ground::printed));
        all.put(
                "the data folder, the database among it",
                Place.of(g -> files(g.folder.resolve("data"))));
        all.put("what the log sinks were sent", Place.of(Places::sunk));
        all.put(
                "what a route's server was sent",
                Place.of(
                        Places::forwarded,
                        Canary.ROUTE_AUTHORIZATION,
                        Canary.ROUTE_HEADER,
                        Canary.ROUTE_SET_LATER,
                        Canary.CALLERS_TOKEN,
                        Canary.CALLERS_COOKIE));
        return all;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Places::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> forwarded(Ground ground) {
        return ground.server.requests().stream()
                .map(request -> request.target() + request.fields() + request.text())
                .toList();
    }

    /// Bodies and paths; its key belongs into a header field.
    private static List<String> sunk(Ground ground) {
        return ground.sink.requests().stream()
                .map(request -> request.target() + "\n" + unzipped(request.body()))
                .toList();
    }

    private static String unzipped(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
