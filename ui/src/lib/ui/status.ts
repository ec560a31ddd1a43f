/** How states and HTTP statuses look. Unknown words are shown as they are. */
import type { IconName } from './icons';
import type { Tone } from './tone';

export interface StatusLook {
  tone: Tone;
  icon: IconName;
  text: string;
}

const states: Record<string, [Tone, IconName]> = {
  ok: ['good', 'good'],
  up: ['good', 'good'],
  on: ['good', 'good'],
  completed: ['good', 'good'],
  answered: ['good', 'good'],
  closed: ['good', 'good'],
  passed: ['good', 'good'],
  hit: ['info', 'bolt'],
  degraded: ['warn', 'degraded'],
  'half-open': ['warn', 'degraded'],
  resting: ['warn', 'resting'],
  refused: ['warn', 'off'],
  'broken off': ['bad', 'offline'],
  'caller gone': ['neutral', 'signOut'],
  cancelled: ['neutral', 'off'],
  failed: ['bad', 'bad'],
  blocked: ['bad', 'off'],
  down: ['bad', 'bad'],
  open: ['bad', 'bad'],
  off: ['neutral', 'off'],
  miss: ['neutral', 'minus'],
  bypass: ['neutral', 'right'],
  unknown: ['neutral', 'unknown'],
};

export function lookOfState(state: string): StatusLook {
  const [tone, icon] = states[state] ?? ['neutral', 'info'];
  return { tone, icon, text: state === 'ok' ? 'OK' : state.charAt(0).toUpperCase() + state.slice(1) };
}

export function lookOfStatus(status: number): StatusLook {
  const text = String(status);
  if (status >= 500) {
    return { tone: 'bad', icon: 'bad', text };
  }
  if (status >= 400) {
    return { tone: 'warn', icon: 'warn', text };
  }
  return status >= 200 ? { tone: 'good', icon: 'good', text } : { tone: 'neutral', icon: 'unknown', text };
}
