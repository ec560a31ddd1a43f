/// Tests of egress routes: setting.
@NullMarked
package aigateway.egress.setting;

import org.jspecify.annotations.NullMarked;
