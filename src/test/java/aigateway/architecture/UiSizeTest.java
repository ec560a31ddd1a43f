package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The admin pages stay small: they load at once, over slow lines, too.
class UiSizeTest {
    private static final int MOST_SCRIPT_BYTES = 150_000;

    @Test
    void allScriptIsSmall() throws IOException {
        byte[] list = resource("files.txt");
        assumeThat(list).as("the admin pages are not built (-DskipUi)").isNotNull();
        int sum = 0;
        for (String name : new String(list, StandardCharsets.UTF_8).split("\n")) {
            if (name.endsWith(".js")) {
                sum += compressed(resource(name));
            }
        }
        assertThat(sum).as("script, gzip").isBetween(1, MOST_SCRIPT_BYTES);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                UiSizeTest.class.getClassLoader().getResourceAsStream("META-INF/ui/" + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
