package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.ActionLog;
import aigateway.admin.view.CacheView;
import aigateway.admin.view.CachedAnswer;
import aigateway.json.JsonWriter;
import java.util.List;

/// `/admin/cache` and `/admin/cacheentries`: the answers in the cache.
public final class CacheResource implements Resource {
    private static final String PATH = "/admin/cache";
    private static final String ONE = PATH + "/{key}";

    /// A page ends here, whatever its limit.
    private static final int PAGE_BYTES = 8 << 20;

    private final CacheView view;
    private final ActionLog actions;

    /// The cache as `view` shows it.
    public CacheResource(CacheView view, ActionLog actions) {
        this.view = view;
        this.actions = actions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Page.documented(Doc.of("The answers in the cache, by key.", "Cache")),
                        this::all),
                Route.delete(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Empties the cache, or forgets some answers.", "Cleared")
                                .asks("provider", "string", "Only this provider's answers.")
                                .asks("model", "string", "Only this model's answers."),
                        this::clear),
                Route.get(
                        "/admin/cacheentries",
                        Role.ADMIN,
                        Doc.of("What is in the cache, the newest first.", "CacheOverview")
                                .asks("limit", "integer", "How many at most; 100 unless said.")
                                .asks("skip", "integer", "How many of the newest to leave out.")
                                .asks("provider", "string", "Only this provider's answers.")
                                .asks("model", "string", "Only this model's answers.")
                                .asks("text", "string", "A part of the key or of a name."),
                        this::overview),
                Route.get(
                        ONE,
                        Role.ADMIN,
                        Doc.of("One answer in the cache.", "CachedAnswer"),
                        this::one),
                Route.delete(ONE, Role.ADMIN, Doc.of("Forgets one answer.", "Done"), this::forget));
    }

    private AdminAnswer all(Ask ask) throws Refusal {
        Page page = Page.of(ask);
        JsonWriter json = new JsonWriter(1_024).object();
        String last = null;
        int count = 0;
        int bytes = 0;
        for (CachedAnswer entry : view.entries(page.after(), page.limit() + 1)) {
            if (last != null && (count == page.limit() || bytes > PAGE_BYTES)) {
                return page.continued(AdminAnswer.ok(json.endObject().bytes()), PATH, last);
            }
            json.key(entry.key()).object();
            json.key("response").raw(entry.response());
            json.key("timestamp").number(entry.timestamp()).endObject();
            last = entry.key();
            count++;
            bytes += entry.response().length();
        }
        return AdminAnswer.ok(json.endObject().bytes());
    }

    private AdminAnswer overview(Ask ask) throws Refusal {
        CacheView.Wanted wanted =
                new CacheView.Wanted(
                        ask.parameter("provider"), ask.parameter("model"), ask.parameter("text"));
        int skip = ask.number("skip", 0, Integer.MAX_VALUE, 0);
        return AdminAnswer.ok(view.overview(wanted, skip, ask.number("limit", 1, 1_000, 100)));
    }

    private AdminAnswer one(Ask ask) throws Refusal {
        CachedAnswer entry = view.entry(ask.segment("key"));
        if (entry == null) {
            throw unknown(ask);
        }
        JsonWriter json = new JsonWriter(1_024).object();
        json.key("response").raw(entry.response());
        json.key("timestamp").number(entry.timestamp());
        json.key("provider").string(entry.provider());
        json.key("model").string(entry.model());
        return AdminAnswer.ok(json.endObject().bytes());
    }

    private AdminAnswer forget(Ask ask) throws Refusal {
        String key = ask.segment("key");
        if (view.entry(key) == null) {
            throw unknown(ask);
        }
        actions.add(ask.actor(), "cached answer " + key + " deleted");
        view.remove(key);
        return AdminAnswer.done("Cached answer deleted successfully");
    }

    private AdminAnswer clear(Ask ask) {
        String provider = ask.parameter("provider");
        String model = ask.parameter("model");
        String of = provider == null ? "" : " of provider " + provider;
        actions.add(
                ask.actor(), "cache cleared" + of + (model == null ? "" : " of model " + model));
        long removed = view.clear(provider, model);
        JsonWriter json = new JsonWriter(64).object();
        json.key("status").string("Cache cleared successfully").key("removed").number(removed);
        return AdminAnswer.ok(json.endObject().bytes());
    }

    private static Refusal unknown(Ask ask) {
        String message = "there is no answer `" + ask.segment("key") + "` in the cache";
        return new Refusal(AdminAnswer.missing("key", message));
    }
}
