/** Tells of each test in a line of JSON as soon as it has ended: {"test":"a › b","problem":"…","skipped":"…"}. */
import { inspect } from 'node:util';

const problem = ({ error }) => {
  const cause = error?.cause instanceof Error ? error.cause : error;
  return typeof cause?.stack === 'string' ? cause.stack : inspect(cause);
};

export default async function* reporter(events) {
  const names = [];
  const parents = new Set();
  for await (const { type, data } of events) {
    if (type === 'test:start') {
      names.length = data.nesting;
      names[data.nesting] = data.name;
      parents.delete(data.nesting);
      parents.add(data.nesting - 1);
    } else if (type === 'test:pass' || type === 'test:fail') {
      const failed = type === 'test:fail';
      const isParent = parents.has(data.nesting);
      parents.delete(data.nesting);
      if (isParent && (!failed || data.details.error?.failureType === 'subtestsFailed')) {
        continue;
      }
      const test = [...names.slice(0, data.nesting), data.name].join(' › ');
      const skipped = data.skip === undefined ? '' : String(data.skip || 'skipped');
      const line = { test, problem: failed ? problem(data.details) : '', skipped, ms: Math.round(data.details.duration_ms) };
      yield `${JSON.stringify(line)}\n`;
    } else if (type === 'test:diagnostic' && data.nesting > 0) {
      yield `${data.message}\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') {
      yield data.message;
    }
  }
}
