/** The four kinds of log sinks, and how the setting names their fields. */
import type { Schemas } from '$lib/api/types';

export type Logging = Required<
  Pick<
    Schemas['Logging'],
    | SinkKind['enable']
    | SinkKind['endpoint']
    | NonNullable<SinkKind['key']>
    | 'sinkQueueBytes'
    | 'sinkCompression'
    | 'logBodies'
  >
>;
export type SinkStatus = Required<Schemas['SinkStatus']>;

export interface SinkAnswer {
  ok: boolean;
  status: number;
  answer: string;
  error: string;
  millis: number;
}

export interface SinkKind {
  id: 'elasticsearch' | 'splunk' | 'datadog' | 'opentelemetry';
  title: string;
  enable: 'enableElasticSearch' | 'enableSplunk' | 'enableDatadog' | 'enableOpenTelemetry';
  endpoint: 'elasticSearchEndpoint' | 'splunkEndpoint' | 'datadogEndpoint' | 'openTelemetryEndpoint';
  example: string;
  key: 'elasticApiKey' | 'splunkToken' | 'datadogApiKey' | null;
  keyLabel: string;
}

export const sinkKinds: readonly SinkKind[] = [
  { id: 'elasticsearch', title: 'Elasticsearch or OpenSearch', enable: 'enableElasticSearch', endpoint: 'elasticSearchEndpoint', example: 'http://localhost:9200', key: 'elasticApiKey', keyLabel: 'API key' },
  { id: 'splunk', title: 'Splunk', enable: 'enableSplunk', endpoint: 'splunkEndpoint', example: 'https://splunk.internal:8088/services/collector', key: 'splunkToken', keyLabel: 'HEC token' },
  { id: 'datadog', title: 'Datadog', enable: 'enableDatadog', endpoint: 'datadogEndpoint', example: 'https://http-intake.logs.datadoghq.com/api/v2/logs', key: 'datadogApiKey', keyLabel: 'API key' },
  { id: 'opentelemetry', title: 'OpenTelemetry', enable: 'enableOpenTelemetry', endpoint: 'openTelemetryEndpoint', example: 'http://localhost:4318/v1/logs', key: null, keyLabel: '' },
];

/** Readable names of the fields, for the review of changes. */
export const loggingNames: Record<string, string> = {
  ...Object.fromEntries(
    sinkKinds.flatMap((kind) => [
      [kind.enable, `${kind.title}: on`],
      [kind.endpoint, `${kind.title}: endpoint`],
      ...(kind.key ? [[kind.key, `${kind.title}: ${kind.keyLabel}`]] : []),
    ]),
  ),
  sinkQueueBytes: 'Queue of each sink, in bytes',
  sinkCompression: 'Compress what is sent',
  logBodies: 'Log requests and answers',
};

/** True if the sink's saved fields are others than those of the form. */
export function differs(kind: SinkKind, saved: Logging, draft: Logging): boolean {
  const fields = [kind.enable, kind.endpoint, ...(kind.key ? [kind.key] : [])] as const;
  return fields.some((field) => saved[field] !== draft[field]);
}
