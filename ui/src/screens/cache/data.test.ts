import { describe, expect, test } from 'vitest';
import { faultOf, helped, namesOf, readSetting, textsOf, writeSetting } from './data';

describe('numbers over time', () => {
  test('are put together in steps, counted from the end', () => {
    const made = helped([1, 2, 3, 4, 5], [4, 2, null, 2, 2], [1, 1, null, 2, 0], 3);
    expect(made.times).toEqual([1, 2, 4]);
    expect(made.hits).toEqual([1, 1, 2]);
    expect(made.others).toEqual([3, 1, 2]);
    expect(made.rate).toEqual([0.25, 0.5, 0.5]);
  });

  test('have gaps where there was no call', () => {
    expect(helped([1, 2], [null, 0], [null, 0]).rate).toEqual([null, null]);
    expect(helped([1], [null], [null]).others).toEqual([null]);
  });
});

test('bytes come back as they were', () => {
  const value = { enabled: true, ttlSeconds: 60, maxBytes: 19_660_801 };
  expect(writeSetting(readSetting(value))).toEqual(value);
  expect(faultOf({ enabled: true, ttlSeconds: null, maxMiB: 1 })).toContain('seconds');
  expect(faultOf({ enabled: true, ttlSeconds: 60, maxMiB: null })).toContain('memory');
  expect(faultOf(readSetting(value))).toBeNull();
});

test('a filter offers what there is and what is chosen', () => {
  const models = [
    { provider: 'b', model: 'x', entries: 1, bytes: 1 },
    { provider: 'a', model: 'y', entries: 1, bytes: 1 },
  ];
  expect(namesOf(models, 'provider', 'gone')).toEqual(['a', 'b', 'gone']);
  expect(namesOf(models, 'model', '', 'a')).toEqual(['y']);
});

test('an answer is shown by its texts', () => {
  const call = { function: { name: 'find', arguments: '{"q":1}' } };
  expect(textsOf({ choices: [{ message: { content: 'Hi' } }, { message: { content: null, tool_calls: [call] } }] })).toEqual([
    'Hi',
    '→ find({"q":1})',
  ]);
  expect(textsOf({})).toEqual([]);
});
