/// What the admin API tells of calls: over time, one by one, and as they come.
@NullMarked
package aigateway.endtoend.live;

import org.jspecify.annotations.NullMarked;
