/// Tests of the admin pages that their own tools run.
@NullMarked
package aigateway.ui;

import org.jspecify.annotations.NullMarked;
