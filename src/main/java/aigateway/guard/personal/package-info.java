/// Finds personal data in text that comes in pieces.
///
/// Start at [aigateway.guard.personal.Finder]; each kind is one. None looks further ahead than what
/// it
/// finds may be long, so that text which comes in pieces waits only where something may have begun.
@NullMarked
package aigateway.guard.personal;

import org.jspecify.annotations.NullMarked;
