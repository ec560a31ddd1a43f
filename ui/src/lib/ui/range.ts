/** The time range in the URL: `const range = timeRange()`, then `range.value` is '15m', '1h' or '24h'. */
import type { RangeName } from '../api/types';
import { param, type Param } from '../router/router.svelte';

export const timeRange = (): Param<RangeName> => param<RangeName>('range', '15m', { oneOf: ['15m', '1h', '24h'] });
