/// Log sinks for tests: fakes that hold a sender to the sink's documented contract and fail on
/// demand ([aigateway.logs.sink.testing.FakeSplunk], [aigateway.logs.sink.testing.FakeDatadog],
/// [aigateway.logs.sink.testing.FakeElastic], [aigateway.logs.sink.testing.FakeCollector]), a real
/// engine ([aigateway.logs.sink.testing.RealOpenSearch]), and lines to send
/// ([aigateway.logs.sink.testing.SampleLines]).
///
/// Start at [aigateway.logs.sink.testing.FakeSink]. Must not know how the gateway sends.
@NullMarked
package aigateway.logs.sink.testing;

import org.jspecify.annotations.NullMarked;
