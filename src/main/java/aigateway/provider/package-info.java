/// Providers: where a kind of provider is reached, how it wants its credentials, which dialect it
/// speaks, and what is special about it. No I/O.
///
/// Start at [aigateway.provider.Kind] (what is known of a sort of provider) and
/// [aigateway.provider.Provider] (one that is configured). All kinds are listed in `Catalog`.
///
/// Must not know connections, routing or calls.
@NullMarked
package aigateway.provider;

import org.jspecify.annotations.NullMarked;
