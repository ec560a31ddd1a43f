-- The calls that wrk sends: the body of the file BENCH_BODY, each with a user id of its own, so
-- that no cache answers it. Prints one line of JSON at the end.
local file = assert(io.open(os.getenv("BENCH_BODY"), "rb"))
local body = file:read("*a")
file:close()
local before, after = body:match("^(.-)user%-1234(.*)$")
local calls = 0

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer sk-client-0123456789"

function request()
  calls = calls + 1
  return wrk.format(nil, nil, nil, before .. string.format("u%08d", calls) .. after)
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    '{"calls":%d,"micros":%d,"bad":%d,"failed":%d,"p50_us":%d,"p99_us":%d}\n',
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
