package aigateway.logs.sink.format;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine is called. Asks the kernel, since a name service may take seconds.
final class HostName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /// The name, without a domain as a rule; `unknown` if the machine has none.
    static String here() {
        String name = kernel();
        return name.isEmpty() ? network() : name;
    }

    private static String kernel() {
        try {
            return Files.isReadable(KERNEL) ? Files.readString(KERNEL).strip() : "";
        } catch (IOException e) {
            return ""; // there is another way
        }
    }

    private static String network() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
