/** What a panel of the playground is set to, and how the URL says it. Pure. */
import { href } from '$lib/router/location';

export const EFFORTS = ['', 'none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;
export type Effort = (typeof EFFORTS)[number];

/** What 'Sync parameters' keeps alike; empty ones are not sent. */
export interface Parameters {
  temperature: number | null;
  maxTokens: number | null;
  topP: number | null;
  effort: Effort;
  stream: boolean;
  skipCache: boolean;
}

export interface PanelConfig extends Parameters {
  /** The value of x-llm-provider; empty: the model decides. */
  provider: string;
  model: string;
}

export const MOST_PANELS = 4;

export const fresh = (given: Partial<PanelConfig> = {}): PanelConfig => ({
  provider: '',
  model: '',
  temperature: null,
  maxTokens: null,
  topP: null,
  effort: '',
  stream: true,
  skipCache: false,
  ...given,
});

export function parametersOf(config: PanelConfig): Parameters {
  const { temperature, maxTokens, topP, effort, stream, skipCache } = config;
  return { temperature, maxTokens, topP, effort, stream, skipCache };
}

/** `model:gpt-4o,temperature:0.7`: only what is not the default; commas within values are escaped. */
export function writePanel(config: PanelConfig): string {
  const parts: [string, string][] = [
    ['provider', config.provider],
    ['model', config.model],
    ['temperature', config.temperature === null ? '' : String(config.temperature)],
    ['max', config.maxTokens === null ? '' : String(config.maxTokens)],
    ['top_p', config.topP === null ? '' : String(config.topP)],
    ['effort', config.effort],
    ['stream', config.stream ? '' : 'off'],
    ['cache', config.skipCache ? 'skip' : ''],
  ];
  const text = parts.filter(([, value]) => value !== '').map(([name, value]) => `${name}:${escaped(value)}`);
  return text.join(',') || '-';
}

export function readPanel(text: string): PanelConfig {
  const config = fresh();
  for (const part of text.split(',')) {
    const colon = part.indexOf(':');
    const value = unescaped(part.slice(colon + 1));
    switch (colon < 0 ? '' : part.slice(0, colon)) {
      case 'provider':
        config.provider = value;
        break;
      case 'model':
        config.model = value;
        break;
      case 'temperature':
        config.temperature = number(value);
        break;
      case 'max':
        config.maxTokens = number(value);
        break;
      case 'top_p':
        config.topP = number(value);
        break;
      case 'effort':
        config.effort = EFFORTS.find((one) => one === value) ?? '';
        break;
      case 'stream':
        config.stream = value !== 'off';
        break;
      case 'cache':
        config.skipCache = value === 'skip';
        break;
    }
  }
  return config;
}

/** The panels that a query names, at least one. */
export function readPanels(query: URLSearchParams): PanelConfig[] {
  const panels: PanelConfig[] = [];
  for (let i = 1; i <= MOST_PANELS; i++) {
    const text = query.get(`p${i}`);
    if (text !== null) {
      panels.push(readPanel(text));
    }
  }
  return panels.length > 0 ? panels : [fresh()];
}

/** The parameters of the query for these panels; null takes one out. */
export function writePanels(panels: readonly PanelConfig[], synced: boolean): Record<string, string | null> {
  const params: Record<string, string | null> = { sync: synced ? 'on' : null };
  for (let i = 0; i < MOST_PANELS; i++) {
    const panel = panels[i];
    const text = panel ? writePanel(panel) : null;
    params[`p${i + 1}`] = text === '-' && panels.length === 1 ? null : text;
  }
  return params;
}

/** The address of the playground with these panels. */
export const playgroundHref = (...panels: Partial<PanelConfig>[]): string =>
  href('playground', writePanels(panels.map((panel) => fresh(panel)), false));

const escaped = (value: string): string => value.replaceAll('%', '%25').replaceAll(',', '%2C');
const unescaped = (value: string): string => value.replaceAll('%2C', ',').replaceAll('%25', '%');

function number(text: string): number | null {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : null;
}
