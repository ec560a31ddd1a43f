package aigateway.ledger;

/// Takes the entry of each call, once. Called on the call's event loop; must not block.
public interface Ledger {
    /// A call is over.
    void enter(Entry entry);
}
