import { describe, expect, it } from 'vitest';
import { screens } from '../../screens';
import { href, placeOf, withParams } from './location';

describe('addresses', () => {
  it('name screens', () => {
    for (const [path, screen] of [
      ['/', ''],
      ['/admin/dashboard', ''],
      ['/admin/dashboard/', ''],
      ['/admin/dashboard/cache', 'cache'],
      ['/admin/dashboard/a%20b', 'a b'],
      ['/admin/dashboard/%ff', '%ff'],
    ] as const) {
      expect(placeOf(path)?.screen, path).toBe(screen);
    }
  });

  it('are not what is elsewhere', () => {
    expect(placeOf('/admin/stats')).toBeNull();
    expect(placeOf('/admin/dashboards')).toBeNull();
  });

  it('are made and read alike', () => {
    const to = href('requests', { status: 'failed', text: 'ä&b', provider: null, before: '' });
    expect(to).toBe('/admin/dashboard/requests?status=failed&text=%C3%A4%26b');
    const [path = '', search = ''] = to.split('?');
    expect(placeOf(path, search)?.query.get('text')).toBe('ä&b');
    expect(href('')).toBe('/admin/dashboard');
  });

  it('keep the other parameters when one is changed', () => {
    const query = new URLSearchParams('a=1&b=2');
    expect(withParams(query, { b: null, c: true }).toString()).toBe('a=1&c=true');
    expect(query.toString()).toBe('a=1&b=2');
  });
});

it('screens have words and keys of their own', () => {
  expect(new Set(screens.map(({ id }) => id)).size).toBe(screens.length);
  expect(new Set(screens.map(({ key }) => key)).size).toBe(screens.length);
});
