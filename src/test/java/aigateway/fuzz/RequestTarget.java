package aigateway.fuzz;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.Dialect;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;

/// Callers' requests: each is taken or refused with a word, never an exception; what is taken can
/// be
/// decoded, and each dialect can write it, as JSON.
record RequestTarget(String name, CallerDialect callers, List<Dialect> dialects, List<byte[]> seeds)
        implements FuzzTarget {
    @Override
    public void check(byte[] input) {
        switch (callers.read(Bytes.of(input))) {
            case ReadResult.Bad bad -> isJson(callers.error(bad.failure()));
            case ReadResult.Read read -> {
                read.request().decoded();
                for (Dialect dialect : dialects) {
                    StringBuilder body = new StringBuilder();
                    dialect.write(read.request(), "a-model", new Losses())
                            .body()
                            .forEach(piece -> body.append(piece.utf8()));
                    isJson(Bytes.utf8(body.toString()));
                }
            }
        }
    }

    private static void isJson(Bytes text) {
        if (!(Json.parse(text) instanceof JsonDocument)) {
            throw new AssertionError("no JSON: " + text.utf8());
        }
    }
}
