package aigateway.net.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import aigateway.net.ListenerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that signs itself, made by the JDK's keytool for one test run.
///
/// @param files certificate and key as PEM
/// @param store both as a key store
public record Certificates(ListenerSettings.Tls files, KeyStore store) {
    private static final char[] PASSWORD = "password".toCharArray();

    /// Makes one for `names`, as `dns:localhost,ip:127.0.0.1`, with its files in `folder`.
    public static Certificates make(Path folder, String names) throws IOException {
        Path file = folder.resolve("store.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "it",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=test",
                                "-ext",
                                "san=" + names,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        try (InputStream out = keytool.getInputStream()) {
            String said = new String(out.readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IOException(said);
            }
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
            Path certificate = folder.resolve("certificate.pem");
            Path key = folder.resolve("key.pem");
            write(certificate, "CERTIFICATE", store.getCertificate("it").getEncoded());
            write(key, "PRIVATE KEY", store.getKey("it", PASSWORD).getEncoded());
            return new Certificates(new ListenerSettings.Tls(certificate, key), store);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void write(Path file, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    /// A context that has the certificate and trusts it.
    public SSLContext context() throws GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
