package aigateway.admin.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the query of a URL.
public final class Query {
    private Query() {}

    /// The parameters by name; one without `=` is empty.
    ///
    /// @param raw what follows the `?`, as it was sent
    /// @throws Refusal if it is not well encoded or gives a parameter twice
    public static Map<String, String> read(String raw) throws Refusal {
        Map<String, String> values = new LinkedHashMap<>();
        for (String piece : raw.split("&", -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            int equals = piece.indexOf('=');
            String name = Percent.decode(equals < 0 ? piece : piece.substring(0, equals), true);
            String value = equals < 0 ? "" : Percent.decode(piece.substring(equals + 1), true);
            if (values.put(name, value) != null) {
                throw new Refusal(AdminAnswer.bad(name, "`" + name + "` is given twice"));
            }
        }
        return values;
    }
}
