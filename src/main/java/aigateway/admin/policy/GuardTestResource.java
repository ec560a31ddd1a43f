package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.GuardTest;
import aigateway.json.JsonNode;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/admin/guardrails/test`: tries guardrails on a text.
public final class GuardTestResource implements Resource {
    private static final String GUARDRAILS = "guardrails";

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
            Fields guardrails = fields.object(GUARDRAILS);
            fields.nothingElse();
            return test(text, guardrails == null ? null : ask.body().field(GUARDRAILS));
        } catch (BadValue e) {
            return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
        }
    }

    private AdminAnswer test(String text, @Nullable JsonNode guardrails) {
        try {
            return AdminAnswer.ok(guard.test(text, guardrails));
        } catch (BadValue e) {
            String field = e.field().isEmpty() ? GUARDRAILS : GUARDRAILS + "." + e.field();
            return AdminAnswer.bad(field, e.text());
        }
    }
}
