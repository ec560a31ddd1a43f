package aigateway.endtoend.leaks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A secret of each kind. Its characters differ in all forms.
enum Canary {
    OPENAI_KEY,
    OPENAI_SECOND_KEY,
    ANTHROPIC_KEY,
    GEMINI_KEY,
    ADMIN_TOKEN,
    WRONG_ADMIN_TOKEN,
    ELASTIC_KEY_OF_THE_FILE,
    ELASTIC_KEY_SET_LATER,
    SPLUNK_TOKEN,
    SPLUNK_TOKEN_SET_LATER,
    DATADOG_KEY,
    DATADOG_KEY_REFUSED,
    ROUTE_AUTHORIZATION,
    ROUTE_HEADER,
    ROUTE_SET_LATER,
    CALLERS_TOKEN,
    CALLERS_COOKIE,
    KEY_IN_A_BAD_LINE,
    TLS_KEY,
    SECRET_KEY {
        @Override
        String text() {
            return Base64.getEncoder()
                    .encodeToString(
                            "canary-of-thirty-two-bytes+/=?~~".getBytes(StandardCharsets.UTF_8));
        }
    };

    /// The secret.
    String text() {
        return "sk-" + word() + "/Q7+z\"W9=" + Integer.toHexString(word().hashCode()) + "~Kx";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The same as a text in TOML and JSON has it.
    String quoted() {
        return '"' + text().replace("\"", "\\\"") + '"';
    }

    /// All forms that give it away, by what they are called.
    Map<String, String> forms() {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        String url = URLEncoder.encode(text(), StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", text());
        forms.put("without its last characters", text().substring(0, text().length() - 6));
        forms.put("JSON", text().replace("\"", "\\\""));
        forms.put("JSON with escaped slashes", text().replace("\"", "\\\"").replace("/", "\\/"));
        forms.put("JSON with code points", text().replace("\"", "\\u0022"));
        forms.put("HTML", text().replace("\"", "&quot;"));
        forms.put("URL", url);
        forms.put("URL in small letters", url.replace("%2F", "%2f").replace("%2B", "%2b"));
        forms.put("hex", hex);
        forms.put("HEX", hex.toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("base64, shifted by " + shift, base64(bytes, shift));
            String safe = base64(bytes, shift).replace('+', '-').replace('/', '_');
            forms.put("base64 for URLs, shifted by " + shift, safe);
        }
        return forms;
    }

    /// What stands in the base64 of anything that holds these bytes at such a position.
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // The first and the last characters have bits of what stands around.
        return text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1);
    }
}
