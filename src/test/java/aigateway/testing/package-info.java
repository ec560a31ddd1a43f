/// The test kit: providers that do what a script says, and callers that see every byte.
///
/// Start at [aigateway.testing.FakeProvider] (a provider inside of the test's process, with faults
/// on demand), [aigateway.testing.GatewayTester] (the whole gateway on free ports) and
/// [aigateway.testing.RawCaller] (requests that no client library would send). Answers are made by
/// [aigateway.testing.Answers], [aigateway.testing.OpenAi] and [aigateway.testing.Anthropic], and
/// in every provider's format by [aigateway.testing.formats.Format].
///
/// Knows HTTP by its own few lines of plain sockets, so that a mistake of the gateway's wire cannot
/// hide behind the same mistake here. Must not know the gateway's packages, but for the one class
/// that starts it.
@NullMarked
package aigateway.testing;

import org.jspecify.annotations.NullMarked;
