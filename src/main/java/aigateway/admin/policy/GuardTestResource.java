package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.GuardTest;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import java.util.List;

/// `/admin/guardrails/test`: tries the guardrails in force on a text.
public final class GuardTestResource implements Resource {
    private final GuardTest guard;

    /// The guardrails that `guard` tries.
    public GuardTestResource(GuardTest guard) {
        this.guard = guard;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(
                        "/admin/guardrails/test",
                        Role.ADMIN,
                        Doc.of("What the guardrails would do to a text, and why.", "GuardVerdict")
                                .takes("GuardText"),
                        this::test));
    }

    private AdminAnswer test(Ask ask) {
        try {
            Fields fields = new Fields(ask.body());
            if (!fields.has("text")) {
                throw fields.bad("text", "is missing");
            }
            String text = fields.text("text", "");
            fields.nothingElse();
            return AdminAnswer.ok(guard.test(text));
        } catch (BadValue e) {
            return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
        }
    }
}
