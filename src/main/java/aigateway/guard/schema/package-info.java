/// JSON schemas of answers.
///
/// Start at [aigateway.guard.schema.AnswerSchema]. The validator is a library that takes a while to
/// load; it is loaded only where a schema is set.
@NullMarked
package aigateway.guard.schema;

import org.jspecify.annotations.NullMarked;
