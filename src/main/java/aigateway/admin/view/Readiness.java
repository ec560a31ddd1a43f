package aigateway.admin.view;

/// Tells how the gateway is. Called for each question of an orchestrator, from any thread; must
/// answer at once.
public interface Readiness {
    /// True while the process works and need not be replaced.
    boolean live();

    /// True while calls are taken: not while starting or stopping.
    boolean ready();
}
