/// The policies as the admin API shows and changes them: system prompt, guardrails, rate limits,
/// cache, logging.
///
/// Start at [aigateway.admin.policy.WholeSetting]; where a path is only a part of a setting, as
/// with rate limits, the resource takes the setting apart and puts it together again.
///
/// Must not know how a policy works.
@NullMarked
package aigateway.admin.policy;

import org.jspecify.annotations.NullMarked;
