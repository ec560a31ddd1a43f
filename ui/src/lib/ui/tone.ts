/** What a colour says. */
import type { IconName } from './icons';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'accent';

/** The icon that goes with a tone, so that colour is never alone. */
export const toneIcon: Record<Tone, IconName> = {
  neutral: 'unknown',
  good: 'good',
  warn: 'warn',
  bad: 'bad',
  info: 'info',
  accent: 'info',
};
