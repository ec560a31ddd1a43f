import { expect, it } from 'vitest';
import { sharesOf } from './shares';

it('weights of usable targets share all calls', () => {
  const target = (weight: number | null, usable = true) => ({ weight, usable });
  expect(sharesOf([target(3), target(1), target(6, false)])).toEqual([0.75, 0.25, null]);
  expect(sharesOf([target(null), target(null)])).toEqual([null, null]);
});
