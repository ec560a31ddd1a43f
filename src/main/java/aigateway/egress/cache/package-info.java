/// A shared cache of answers by RFC 9111: what may be kept, how long it is fresh, when it must be
/// asked about again.
///
/// Start at [aigateway.egress.cache.CacheAccess], one request's dealings with the cache;
/// [aigateway.egress.cache.Storing] is the rules for keeping, [aigateway.egress.cache.Freshness]
/// for
/// how long, [aigateway.egress.cache.Reuse] for giving out. [aigateway.egress.cache.HttpCache] is
/// where answers stand.
///
/// Must not know of routes or connections.
@NullMarked
package aigateway.egress.cache;

import org.jspecify.annotations.NullMarked;
