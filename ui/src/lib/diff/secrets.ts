/** Credentials within differences: what was typed is not shown again, only its end. The gateway masks by the same words. */

const SECRET = /(apikey|token|secret|password|authorization)$/i;

/** True if what stands there is a credential: `elasticApiKey`, `weather.headers.x-tenant`. */
export function isSecretPath(path: string): boolean {
  return path.split('.').some((name) => name === 'headers' || SECRET.test(name));
}

/** The value with its credentials masked; `path` is where it stands. */
export function masked(value: unknown, path = ''): unknown {
  if (typeof value === 'string') {
    return value === '' || value.startsWith('****') || !isSecretPath(path) ? value : value.length < 12 ? '****' : `****${value.slice(-4)}`;
  }
  if (Array.isArray(value)) {
    return value.map((one) => masked(one, path));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masked(one, path ? `${path}.${name}` : name)]));
  }
  return value;
}
