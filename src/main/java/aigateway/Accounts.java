package aigateway;

import aigateway.analytics.Analytics;
import aigateway.ledger.Entry;
import aigateway.ledger.EntryLog;
import aigateway.ledger.Ledger;

/// Hands the entry of each call to all who keep account of calls.
record Accounts(EntryLog log, Analytics analytics) implements Ledger {
    @Override
    public void enter(Entry entry) {
        log.enter(entry);
        analytics.count(entry.call(), entry.failure(), entry.began(), entry.usage());
    }
}
