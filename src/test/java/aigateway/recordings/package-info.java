/// Real traffic of providers, replayed behind the gateway: what a provider once said must reach the
/// caller with the same text, the same calls, the finish reason and the usage.
///
/// Start at [aigateway.recordings.Replay], which serves one [aigateway.recordings.Recording] by a
/// fake provider, asks the gateway, and compares. `FixturesTest` does so with a few files of our
/// own
/// (`src/test/resources/recordings`), `RecordingsTest` with a folder of recordings of the
/// same form, named by the environment variable `GATEWAY_RECORDINGS` or the system property
/// `gateway.recordings`.
@NullMarked
package aigateway.recordings;

import org.jspecify.annotations.NullMarked;
