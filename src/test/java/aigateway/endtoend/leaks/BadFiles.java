package aigateway.endtoend.leaks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Configurations with a secret in a place that is reported.
final class BadFiles {
    private BadFiles() {}

    static void add(Map<String, Paths.Step> all) {
        String bad = Canary.KEY_IN_A_BAD_LINE.quoted();
        String open = bad.substring(0, bad.length() - 1);
        String table = "[openAIConfig]\n";
        for (String lines :
                List.of(
                        table + "apiKey = " + open + "\nmodel = \"m\"\n",
                        table + "apiKey = " + bad.substring(1) + "\n",
                        table + "apiKye = " + bad + "\n",
                        table + "apiKey = [" + bad + "]\n",
                        table + "apiKey = {a = " + bad + "}\n",
                        table + "apiKey = " + bad + " x\n",
                        table + "apiKey = " + bad + "\napiKey = " + bad + "\n",
                        table + bad + " = 1\n",
                        table + "apiKey = \"${" + open.substring(1) + "}\"\n",
                        table + "endpoint = " + bad + "\napiKey = \"x\"\n",
                        "[admin]\ntoken = 5\ntokn = " + bad + "\n",
                        "[gateway]\nsecretKey = " + bad + "\n",
                        "[gateway]\nport = " + bad + "\n")) {
            all.put(
                    "a bad file: " + lines.strip().replace(Canary.KEY_IN_A_BAD_LINE.text(), "…"),
                    g -> g.checked(lines));
        }
        String unclosed = table + "apiKey = " + open + "\nmodel = \"m\"\n";
        String unknown = table + "apiKye = " + bad + "\n";
        for (String lines : List.of(unclosed, unknown)) {
            all.put(
                    "a change to a bad file: " + lines.length(),
                    g -> {
                        g.rewritten(lines);
                        Paths.ok(g, "GET", "/admin/config", "");
                        g.ran("serve", "--config", g.folder.resolve("Config.toml").toString());
                    });
        }
        all.put(
                "a TLS key that is none",
                g -> {
                    String pem =
                            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                                    .formatted(Canary.TLS_KEY.text());
                    Files.writeString(g.folder.resolve("tls.pem"), pem);
                    String tls = "[gateway]\ntlsKey = \"tls.pem\"\ntlsCertificate = \"tls.pem\"\n";
                    String demo = "[[providers]]\nkind = \"demo\"\nmodel = \"demo\"\n";
                    Path file = Files.writeString(g.folder.resolve("Tls.toml"), tls + demo);
                    g.ran("check", "--config", file.toString());
                    g.ran("serve", "--config", file.toString());
                });
        all.put("the good file again", g -> g.rewritten(g.config()));
    }
}
