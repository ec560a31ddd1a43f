/// Settings in general: the value in force and the file's, history, rollback, the audit log.
///
/// Start at [aigateway.admin.setting.SettingAccess], through which every resource changes its
/// setting: it minds `If-Match`, masks credentials, and turns outcomes into answers.
///
/// Must not know what a setting means.
@NullMarked
package aigateway.admin.setting;

import org.jspecify.annotations.NullMarked;
