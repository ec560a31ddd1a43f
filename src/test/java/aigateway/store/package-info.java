/// Tests of what is kept on disk, with the real SQLite.
@NullMarked
package aigateway.store;

import org.jspecify.annotations.NullMarked;
