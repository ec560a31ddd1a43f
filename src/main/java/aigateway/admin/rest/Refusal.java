package aigateway.admin.rest;

/// Ends the handling of a request with an answer. Never leaves the admin side.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient AdminAnswer answer;

    /// Refuses with an answer.
    public Refusal(AdminAnswer answer) {
        super("refused", null, false, false);
        this.answer = answer;
    }

    /// What to answer.
    public AdminAnswer answer() {
        return answer;
    }
}
