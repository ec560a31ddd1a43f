/// The whole gateway on real ports, between callers and providers that do what the tests say: what
/// the
/// gateway promises to its users holds end to end.
///
/// Each class is about one promise. [aigateway.endtoend.TwoProviders] is the usual set-up. Every
/// test that counts on a call also counts its log entry: one per call, however it ended.
///
/// Must not know how the gateway does it: only its ports, its configuration and its log.
@NullMarked
package aigateway.endtoend;

import org.jspecify.annotations.NullMarked;
