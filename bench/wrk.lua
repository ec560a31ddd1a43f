-- The calls that wrk sends: the body of the file BENCH_BODY, each with a user id of its own, so
-- that no cache answers it, unless BENCH_SAME is set. Prints one line of JSON at the end.
local file = assert(io.open(os.getenv("BENCH_BODY"), "rb"))
local body = file:read("*a")
file:close()
local before, after = body:match("^(.-)user%-1234(.*)$")
local same = (os.getenv("BENCH_SAME") or "") ~= ""
local calls = 0
-- the calls of one run differ from those of the runs before, too
local run = same and 0 or os.time() % 4096

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer sk-client-0123456789"

function request()
  if not same then
    calls = calls + 1
  end
  return wrk.format(nil, nil, nil, before .. string.format("%03x%06x", run, calls) .. after)
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '{"calls":%d,"micros":%d,"bad":%d,"failed":%d,"p50_us":%d,"p99_us":%d}\n',
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
