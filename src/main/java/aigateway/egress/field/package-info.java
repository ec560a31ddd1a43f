/// Which header fields go on, and which are added, on the way out and on the way back.
///
/// Start at [aigateway.egress.field.RequestFields] and [aigateway.egress.field.AnswerFields].
///
/// Must not know of connections or caches.
@NullMarked
package aigateway.egress.field;

import org.jspecify.annotations.NullMarked;
