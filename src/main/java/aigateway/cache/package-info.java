/// The cache of answers.
///
/// Start at [aigateway.cache.CacheSettings].
///
/// Must not know who serves a call or how an answer is sent.
@NullMarked
package aigateway.cache;

import org.jspecify.annotations.NullMarked;
