/// The cache of answers, and identical calls that share one.
///
/// Start at [aigateway.cache.CacheStage]. Answers are kept in [aigateway.cache.AnswerCache], in the
/// caller's format and in as few bytes as that takes; a `Flight` is one call to a target for any
/// number of identical ones.
///
/// Must not know who serves a call or how an answer is sent.
@NullMarked
package aigateway.cache;

import org.jspecify.annotations.NullMarked;
