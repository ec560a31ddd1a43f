/// Official clients against the gateway: OpenAI's SDKs, LangChain, the Vercel AI SDK and gRPC's.
/// What their
/// users write must work as it does against OpenAI itself, whichever provider answers.
///
/// Start at [aigateway.sdk.SdkTest] and [aigateway.sdk.GrpcClientsTest]. The calls are in
/// `src/test/sdk`, in the clients' languages,
/// one process for each client and dialect; [aigateway.sdk.ScenarioProvider] answers them in the
/// provider's own format. `src/test/sdk/prepare` installs the clients; without them the tests are
/// skipped.
///
/// Must not know the gateway's packages.
@NullMarked
package aigateway.sdk;

import org.jspecify.annotations.NullMarked;
