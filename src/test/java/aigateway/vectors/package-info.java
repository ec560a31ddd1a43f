/// Expectations of another gateway, which also translates OpenAI's API: what its clients ask, what
/// its providers get and answer, what its clients read. They are no standard; where ours differs,
/// `docs/translation-vectors.md` says which side is right, and why.
///
/// Start at [aigateway.vectors.TranslationVectorsTest]. The folder with the vectors is named by
/// the environment variable `GATEWAY_TRANSLATION_VECTORS` or the system property
/// `gateway.translation.vectors`.
@NullMarked
package aigateway.vectors;

import org.jspecify.annotations.NullMarked;
