import { describe, expect, it, vi } from 'vitest';
import { fit } from './actions.svelte';
import { keys, wordOf } from './keys.svelte';
import { stepOf, stepped } from './listnav';

vi.stubGlobal('HTMLElement', class {});
vi.stubGlobal('document', { querySelector: () => null });

function press(key: string, timeStamp = 0, more: Partial<KeyboardEvent> = {}): boolean {
  let taken = false;
  keys.press({
    key,
    timeStamp,
    target: null,
    preventDefault: () => {
      taken = true;
    },
    ...more,
  } as KeyboardEvent);
  return taken;
}

describe('keys', () => {
  it('have words', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false };
    expect(wordOf({ key: 'K', ...plain, metaKey: true })).toBe('mod+k');
    expect(wordOf({ key: '?', ...plain })).toBe('?');
    expect(wordOf({ key: 'Shift', ...plain })).toBe('');
    expect(wordOf({ key: 'x', ...plain, altKey: true })).toBe('');
  });

  it('do what was bound last, until it is taken away', () => {
    const first = vi.fn();
    const second = vi.fn();
    const off = [keys.add([{ key: 'a', run: first }]), keys.add([{ key: 'a', run: second }])];
    expect(press('a')).toBe(true);
    off[1]?.();
    press('a');
    off[0]?.();
    expect(press('a')).toBe(false);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  it('can be two after each other, not too slow', () => {
    const run = vi.fn();
    const off = keys.add([
      { key: 'g r', run },
      { key: 'r', run: () => false },
      { key: 'g', run: () => false },
    ]);
    press('g', 0);
    press('r', 500);
    press('g', 1000);
    press('r', 3000);
    press('r', 3100);
    off();
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('a list', () => {
  it('is walked and not left', () => {
    expect(stepped(-1, 'next', 3)).toBe(0);
    expect(stepped(2, 'next', 3)).toBe(2);
    expect(stepped(-1, 'previous', 3)).toBe(2);
    expect(stepped(0, 'previous', 3)).toBe(0);
    expect(stepped(9, 'previous', 3)).toBe(2);
    expect(stepped(1, 'first', 3)).toBe(0);
    expect(stepped(1, 'last', 3)).toBe(2);
    expect(stepped(0, 'next', 0)).toBe(-1);
    expect(['j', 'k', 'Home', 'x'].map(stepOf)).toEqual(['next', 'previous', 'first', null]);
  });
});

it('the palette finds beginnings before middles', () => {
  expect(fit('ca', 'Cache')).toBeGreaterThan(fit('ca', 'Show cache'));
  expect(fit('ca', 'Show cache')).toBeGreaterThan(fit('ca', 'Vacation'));
  expect(fit('gdr', 'Guardrails')).toBe(1);
  expect(fit('xyz', 'Cache')).toBe(0);
});
