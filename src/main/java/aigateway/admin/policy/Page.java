package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Percent;
import aigateway.admin.rest.Refusal;
import org.jspecify.annotations.Nullable;

/// A part of a long map: so many keys after a given one.
record Page(int limit, @Nullable String after) {
    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;

    static Doc documented(Doc doc) {
        return doc.asks("limit", "integer", "How many at most; 1000 unless said.")
                .asks("after", "string", "Only keys after this one.");
    }

    static Page of(Ask ask) throws Refusal {
        return new Page(ask.number("limit", 1, MOST, USUAL), ask.parameter("after"));
    }

    /// Says where the next page is.
    AdminAnswer continued(AdminAnswer answer, String path, String last) {
        String next = path + "?limit=" + limit + "&after=" + Percent.encode(last);
        return answer.with("link", "<" + next + ">; rel=\"next\"");
    }
}
