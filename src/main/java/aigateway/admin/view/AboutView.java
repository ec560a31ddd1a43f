package aigateway.admin.view;

import java.util.List;

/// Tells what runs here. Called from any thread.
public interface AboutView {
    /// How it is now.
    About about();

    /// A gateway as its pages introduce it.
    ///
    /// @param startedAt in milliseconds since 1970
    /// @param apiHost where the LLM API listens; empty for all addresses
    /// @param grpcHost the same for gRPC
    /// @param tls true if the LLM API is reached by TLS
    /// @param demo true if nothing but the offline provider answers
    /// @param bodiesLogged true if prompts and answers are kept
    /// @param warnings what whoever runs it should know
    record About(
            String version,
            long startedAt,
            String apiHost,
            int apiPort,
            String grpcHost,
            int grpcPort,
            boolean tls,
            boolean demo,
            boolean bodiesLogged,
            List<String> warnings) {
        /// Copies the list.
        public About {
            warnings = List.copyOf(warnings);
        }
    }
}
