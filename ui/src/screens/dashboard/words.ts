/** Time ranges in words. */
import type { RangeName } from '$lib/api/types';

export const rangeWords: Record<RangeName, string> = {
  '15m': 'in the last 15 minutes',
  '1h': 'in the last hour',
  '24h': 'in the last 24 hours',
};
