/// Finds banned phrases in text that comes in pieces, however they are written: in any letter case,
/// composed or decomposed, in full width, with other white space or characters of no width between.
///
/// Start at [aigateway.guard.match.PhraseSet], made once for all phrases; a
/// [aigateway.guard.match.PhraseCursor] reads one text. [aigateway.guard.match.Folding] says which
/// characters are the same.
///
/// Knows nothing of answers, only characters and positions.
@NullMarked
package aigateway.guard.match;

import org.jspecify.annotations.NullMarked;
