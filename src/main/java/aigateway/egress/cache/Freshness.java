package aigateway.egress.cache;

import aigateway.net.Headers;

/// How long an answer is fresh (RFC 9111, 4.2), and from when on.
///
/// @param explicit true if the server said so
/// @param bornMillis see [StoredAnswer#bornMillis()]
/// @param freshMillis from then on
record Freshness(boolean explicit, long bornMillis, long freshMillis) {
    private static final long MOST_GUESSED_SECONDS = 86_400;

    /// @param guess true if it may be guessed from the last change
    static Freshness of(
            Headers answer, CacheControl told, boolean guess, long nowMillis, long delayMillis) {
        Long date = HttpDate.seconds(answer.get("date"));
        long dateSeconds = date == null ? nowMillis / 1_000 : date;
        String ageField = answer.get("age");
        long age = ageField == null ? 0 : CacheControl.number(first(ageField));
        long apparent = Math.max(0, nowMillis / 1_000 - dateSeconds) * 1_000;
        long corrected = age * 1_000 + delayMillis;
        long born = nowMillis - Math.max(apparent, corrected);
        boolean explicit = true;
        long seconds = 0;
        if (told.sharedMaxAge() >= 0) {
            seconds = told.sharedMaxAge();
        } else if (told.maxAge() >= 0) {
            seconds = told.maxAge();
        } else if (answer.get("expires") != null) {
            Long expires = HttpDate.seconds(answer.get("expires"));
            seconds = expires == null ? 0 : Math.max(0, expires - dateSeconds);
        } else {
            explicit = false;
            Long changed = HttpDate.seconds(answer.get("last-modified"));
            if (guess && changed != null) {
                long tenth = Math.max(0, dateSeconds - changed) / 10;
                seconds = Math.min(tenth, MOST_GUESSED_SECONDS);
            }
        }
        return new Freshness(explicit, born, seconds * 1_000);
    }

    private static String first(String list) {
        int comma = list.indexOf(',');
        return (comma < 0 ? list : list.substring(0, comma)).strip();
    }
}
