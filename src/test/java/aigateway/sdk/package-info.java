/// The official OpenAI SDKs against the gateway: what their users write must work as it does
/// against
/// OpenAI itself, whichever provider answers.
///
/// Start at [aigateway.sdk.SdkTest]. The calls are in `src/test/sdk`, in the SDKs' languages;
/// [aigateway.sdk.ScenarioProvider] answers them. `src/test/sdk/prepare` installs the SDKs; without
/// them the tests are skipped.
///
/// Must not know the gateway's packages.
@NullMarked
package aigateway.sdk;

import org.jspecify.annotations.NullMarked;
