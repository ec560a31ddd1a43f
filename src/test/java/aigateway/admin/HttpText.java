package aigateway.admin;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer in pieces.
///
/// @param fields by name in lower case
record HttpText(int status, Map<String, String> fields, String body) {
    static HttpText read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        Map<String, String> fields = new TreeMap<>();
        for (String line : answer.substring(0, end).split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        int status = Integer.parseInt(answer.substring(9, 12));
        return new HttpText(status, fields, answer.substring(end + 4));
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    String param() {
        return json().at("/error/param").asString("");
    }
}
