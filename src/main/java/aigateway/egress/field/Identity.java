package aigateway.egress.field;

import java.security.SecureRandom;
import java.util.HexFormat;

/// How the gateway names itself to servers and callers.
///
/// @param server the value of `server` where an answer has none
/// @param scheme in which callers come, `http` or `https`
/// @param via the value of `via`, by which the gateway knows its own requests again
public record Identity(String server, String scheme, String via) {
    /// One that no other gateway has.
    public static Identity of(String server, boolean secure) {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        String name = "ai-gateway-" + HexFormat.of().formatHex(random);
        return new Identity(server, secure ? "https" : "http", "1.1 " + name);
    }
}
