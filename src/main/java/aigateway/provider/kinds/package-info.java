/// The kinds of providers: base URLs, paths, credentials, default models. One line each in
/// `Catalog`; most are an [aigateway.provider.kinds.OpenAiShaped] with other facts.
///
/// Pure: no I/O, no state. Must not know configuration, connections or routing.
@NullMarked
package aigateway.provider.kinds;

import org.jspecify.annotations.NullMarked;
