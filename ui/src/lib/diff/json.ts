/** What differs between two JSON values, by path, and whether two are the same. Pure. */

export interface Change {
  /** As `bannedPhrases` or `sinks.elasticsearch.queue`. */
  path: string;
  before: unknown;
  after: unknown;
  kind: 'added' | 'removed' | 'changed';
}

/** True if both say the same; the order of an object's fields says nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => same(a[name], b[name]));
  }
  return false;
}

/** The differences; objects are gone into, lists and plain values are compared whole. */
export function changes(before: unknown, after: unknown, path = ''): Change[] {
  if (same(before, after)) {
    return [];
  }
  if (isObject(before) && isObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => changes(before[name], after[name], path ? `${path}.${name}` : name));
  }
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ path, before, after, kind }];
}

/** A value as lines of text: strings as they are, a list of them one a line, the rest as indented JSON. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (Array.isArray(value) && value.every(isPlain)) {
    return value.map(String).join('\n');
  }
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

// Fits in a line of its own and is not taken for something else there.
function isPlain(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && !value.includes('\n'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
