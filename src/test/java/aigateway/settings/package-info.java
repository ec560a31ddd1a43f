/// Tests of the settings that can be changed while running, and two toys among them: settings
/// without a feature, and a store without a disk.
@NullMarked
package aigateway.settings;

import org.jspecify.annotations.NullMarked;
