package aigateway.limit;

import aigateway.call.Call;
import aigateway.limit.address.IpAddress;
import aigateway.limit.count.Admission;
import aigateway.limit.count.Quota;

/// A plan, ready for calls.
///
/// @param prefix how many bits of IPv6 addresses tell its clients apart
/// @param limit the value of `ratelimit-limit`
/// @param label the plan's name as header fields write it
/// @param policy the value of `ratelimit-policy`
record Rule(LimitPlan plan, Quota quota, int prefix, String limit, String label, String policy) {
    static Rule of(LimitPlan plan, int prefix) {
        String label = quoted(plan.name());
        String limit = Integer.toString(plan.requestsPerWindow());
        String policy = label + ";q=" + limit + ";w=" + plan.windowSeconds();
        return new Rule(plan, plan.quota(), prefix, limit, label, policy);
    }

    /// A string of structured fields (RFC 9651), which are ASCII.
    private static String quoted(String name) {
        StringBuilder text = new StringBuilder(name.length() + 2).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c < ' ' || c > '~' ? '_' : c);
        }
        return text.append('"').toString();
    }

    /// How many bits tell this client from others.
    int prefix(IpAddress client) {
        return client.isIpv4() ? IpAddress.BITS : prefix;
    }

    /// Says on the answer what the client may still do.
    void announce(Call call, Admission admission) {
        String remaining = Integer.toString(admission.remaining());
        String reset = Integer.toString(admission.resetSeconds());
        call.field("ratelimit-limit", limit);
        call.field("ratelimit-remaining", remaining);
        call.field("ratelimit-reset", reset);
        call.field("ratelimit", label + ";r=" + remaining + ";t=" + reset);
        call.field("ratelimit-policy", policy);
    }
}
