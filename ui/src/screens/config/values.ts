/** The configuration as rows: each value in force with where it is from. Pure. */
import { changes, same } from '$lib/diff/json';

export interface ConfigAnswer {
  file: string | null;
  values: Record<string, { value: unknown; origin: string; overriddenBy?: string }>;
  settings: Record<string, { value: unknown; fileValue: unknown; origin: string }>;
  leftOut: Record<string, string>;
  warnings: string[];
  problems: string[];
}

export type OriginKind = 'file' | 'admin' | 'environment' | 'default';

export interface Origin {
  kind: OriginKind;
  /** Short: `Config.toml:14`, `OPENAI_API_KEY`. */
  text: string;
  /** Whole: the path of the file. */
  exact: string;
}

export interface ValueRow {
  key: string;
  value: unknown;
  origin: Origin;
  /** What the file or the default says, if something else is in force. */
  fileValue?: unknown;
  /** The setting that it belongs to, if that was changed while running. */
  setting?: string;
}

export function originOf(origin: string): Origin {
  if (origin === 'default') {
    return { kind: 'default', text: 'Default', exact: 'Nobody set it' };
  }
  const variable = /^environment (.+)$/.exec(origin)?.[1];
  if (variable) {
    return { kind: 'environment', text: variable, exact: `Environment variable ${variable}` };
  }
  return { kind: 'file', text: origin.slice(origin.lastIndexOf('/') + 1), exact: origin };
}

// Where a value of the file stands in its setting.
const places: Record<string, string> = { systemPrompt: 'prompt', cacheTTLSeconds: 'ttlSeconds' };

function placeOf(key: string, setting: string): string {
  const rest = key.slice(key.indexOf('.') + 1);
  return places[key] ?? (setting === 'ratelimit' && !rest.startsWith('clients') ? `policy.${rest}` : rest);
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], value);
}

/** The values as rows, those that only a change while running gives at the end of their setting. */
export function rowsOf({ values, settings }: ConfigAnswer): ValueRow[] {
  const covered = new Set<string>();
  const rows = Object.entries(values).map(([key, { value, origin, overriddenBy }]): ValueRow => {
    const setting = overriddenBy ? settings[overriddenBy] : undefined;
    if (!overriddenBy || !setting) {
      return { key, value, origin: originOf(origin) };
    }
    const place = placeOf(key, overriddenBy);
    covered.add(`${overriddenBy} ${place}`);
    const now = at(setting.value, place);
    const before = at(setting.fileValue, place);
    const row = { key, value: now === undefined ? value : now, setting: overriddenBy };
    return same(now, before)
      ? { ...row, origin: { ...admin(setting.origin), text: 'Here, as in the file' } }
      : { ...row, origin: admin(setting.origin), fileValue: before ?? value };
  });
  for (const [name, { value, fileValue, origin }] of Object.entries(settings)) {
    if (origin.startsWith('admin')) {
      for (const change of changes(fileValue, value).flatMap(({ path, after, before }) => leaves(path, after, before))) {
        if (!covered.has(`${name} ${change.path}`)) {
          const key = `${name === 'logging' ? 'defaultLoggingConfig' : name}.${change.path}`;
          rows.push({ key, value: change.after, origin: admin(origin), setting: name, fileValue: change.before ?? '' });
        }
      }
    }
  }
  return rows;
}

function admin(origin: string): Origin {
  return { kind: 'admin', text: 'Changed here', exact: origin };
}

// A whole object that was added, field by field.
function leaves(path: string, after: unknown, before: unknown): { path: string; after: unknown; before: unknown }[] {
  if (before === undefined && typeof after === 'object' && after !== null && !Array.isArray(after)) {
    const fields = Object.entries(after);
    if (fields.length > 0) {
      return fields.flatMap(([name, value]) => leaves(`${path}.${name}`, value, undefined));
    }
  }
  return [{ path, after, before }];
}

/** A value in a line of text. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') {
    return '–';
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  }
  return typeof value === 'string' ? value.replaceAll('\n', ' ⏎ ') : JSON.stringify(value);
}

export interface Problem {
  /** `Config.toml:12:4`; empty if it names no place. */
  place: string;
  exact: string;
  message: string;
}

/** `FILE:LINE:COLUMN: message` in its parts. */
export function problemOf(text: string): Problem {
  const found = /^(.*?:\d+(?::\d+)?): (.*)$/s.exec(text);
  const place = found?.[1] ?? '';
  return { place: place.slice(place.lastIndexOf('/') + 1), exact: place, message: found?.[2] ?? text };
}
