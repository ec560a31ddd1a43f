/** Types of what the admin API answers: short names for the generated ones, and those that it does not describe yet. */
import type { components } from './schema';

export type Schemas = components['schemas'];

/** A setting as `GET /admin/settings/{name}` answers it. */
export interface SettingAnswer<T> {
  name: string;
  value: T;
  fileValue: T;
  overridden: boolean;
  version: number;
  etag: string;
}

export interface Percentiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

export interface ProviderTick {
  calls: number;
  failed: number;
  inputTokens: number;
  outputTokens: number;
  latencyMs: number | null;
}

/** One second: event `tick`. */
export interface Tick {
  time: number;
  calls: number;
  failed: number;
  hits: number;
  refused: number;
  inFlight: number;
  inputTokens: number;
  outputTokens: number;
  failovers: number;
  latency: Percentiles;
  firstByte: Percentiles;
  overhead: Percentiles;
  byProvider: Record<string, ProviderTick>;
}

export type Outcome = 'completed' | 'refused' | 'failed' | 'broken off' | 'caller gone';

/** A call in the list of requests, and in event `calls`. */
export interface CallRow {
  number: number;
  id: string;
  time: number;
  door: string;
  client: string;
  provider: string | null;
  model: string | null;
  requestedModel: string | null;
  stream: boolean;
  status: number;
  outcome: Outcome;
  errorType: string | null;
  error: string | null;
  attempts: number;
  cache: 'hit' | 'miss' | 'bypass' | null;
  durationMs: number;
  firstByteMs: number | null;
  overheadMs: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  finishReason: string | null;
  verdicts: string[];
}

/** Event `calls`. */
export interface CallsEvent {
  calls: CallRow[];
  skipped: number;
}

/** Event `change`, and the marks of a series. */
export interface ChangeEvent {
  time: number;
  what: 'setting' | 'config' | 'provider';
  name: string;
  text: string;
}

export interface RequestsAnswer {
  requests: CallRow[];
  more: boolean;
  remembered: number;
  most: number;
}

export interface Try {
  provider: string;
  model: string;
  key: string | null;
  startMs: number;
  durationMs: number;
  firstByteMs: number | null;
  status: number | null;
  outcome: 'answered' | 'failed' | 'cancelled';
  errorType: string | null;
  error: string | null;
}

export interface CallDetail extends CallRow {
  dropped: string[];
  headers: Record<string, string>;
  upstreamId: string | null;
  plan: { provider: string; model: string }[];
  tries: Try[];
  request: string | null;
  answer: string | null;
}

type Points = (number | null)[];

export interface PercentileSeries {
  p50: Points;
  p95: Points;
  p99: Points;
}

export type RangeName = '15m' | '1h' | '24h';

export interface SeriesAnswer {
  range: RangeName;
  stepSeconds: number;
  from: number;
  times: number[];
  calls: Points;
  failed: Points;
  hits: Points;
  refused: Points;
  inFlight: Points;
  inputTokens: Points;
  outputTokens: Points;
  failovers: Points;
  latency: PercentileSeries;
  firstByte: PercentileSeries;
  overhead: PercentileSeries;
  byProvider: Record<
    string,
    { calls: Points; failed: Points; inputTokens: Points; outputTokens: Points; latencyMs: Points }
  >;
  errors: Record<string, Points>;
  totals: {
    calls: number;
    failed: number;
    hits: number;
    refused: number;
    failovers: number;
    inputTokens: number;
    outputTokens: number;
    latency: Percentiles;
    firstByte: Percentiles;
    overhead: Percentiles;
  };
  marks: ChangeEvent[];
}

export interface About {
  name: string;
  version: string;
  startedAt: number;
  apiUrl: string;
  grpcAddress: string;
  adminUrl: string;
  tls: boolean;
  demo: boolean;
  ui: boolean;
  bodiesLogged: boolean;
  warnings: string[];
}

export type ProviderState = 'ok' | 'degraded' | 'resting' | 'unknown';

export interface ProviderInfo {
  name: string;
  kind: string;
  dialect: string;
  endpoint: string;
  model: string;
  models: string[];
  anyModel: boolean;
  keys: string[];
  state: ProviderState;
  circuit: { state: 'closed' | 'open' | 'half-open'; failuresInARow: number; restsForSeconds: number | null };
  restingKeys: { key: string; restsForSeconds: number }[];
  lastSuccessAt: number | null;
  lastError: { time: number; message: string; type: string; status: number | null; requestId: string | null } | null;
  calls: number;
  failed: number;
  limits: { connectSeconds: number; firstByteSeconds: number; idleSeconds: number; totalSeconds: number };
}

export interface ProvidersAnswer {
  providers: ProviderInfo[];
  leftOut: { name: string; reason: string }[];
}

export interface ProviderTest {
  ok: boolean;
  provider: string;
  model: string;
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number;
  status: number | null;
  text: string | null;
  error: { type: string; message: string } | null;
  promptTokens: number | null;
  completionTokens: number | null;
}

export interface RoutingAnswer {
  aliases: {
    name: string;
    targets: { provider: string; model: string; weight: number | null; usable: boolean; reason: string | null }[];
  }[];
  failover: { enabled: boolean; order: string[] };
  defaultProvider: string | null;
  models: { id: string; owner: string }[];
  families: { pattern: string; provider: string }[];
}

export interface Explanation {
  outcome: 'routed' | 'refused';
  rule: string;
  why: string;
  targets: {
    provider: string;
    model: string;
    position: number;
    resting: boolean;
    reason: string;
    wouldDrop: string[];
  }[];
  refusal: { status: number; message: string; code: string | null } | null;
}
