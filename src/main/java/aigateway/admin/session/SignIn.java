package aigateway.admin.session;

import aigateway.admin.rest.Incoming;
import aigateway.admin.rest.Refusal;

/// Lets people in who have the token. Thread-safe.
public interface SignIn {
    /// False if nobody needs a token here.
    boolean tokenRequired();

    /// True if a request may use what needs the token.
    boolean signedIn(Incoming incoming);

    /// Begins a session.
    ///
    /// @return its id
    /// @throws Refusal if the token is wrong, or too many were
    String begin(Incoming incoming, String token) throws Refusal;

    /// Ends the sessions of a request.
    void end(Incoming incoming);
}
