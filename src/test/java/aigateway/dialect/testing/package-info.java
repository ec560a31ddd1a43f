/// What the tests of every dialect share: golden files, and how they are held.
///
/// Start at [aigateway.dialect.testing.GoldenFiles]; [aigateway.dialect.testing.ReplyCases] and
/// [aigateway.dialect.testing.RequestCases] are the tests that each dialect's own classes start.
///
/// Must not know any dialect but OpenAI's, in which callers ask.
@NullMarked
package aigateway.dialect.testing;

import org.jspecify.annotations.NullMarked;
