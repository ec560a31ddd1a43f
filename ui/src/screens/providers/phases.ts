/** The phases of a test call, one after another, as parts of its whole time. Pure. */
import type { ProviderTest } from '$lib/api/types';

export interface Phase {
  name: string;
  /** A colour token. */
  color: string;
  ms: number;
  /** 0 to 1. */
  share: number;
}

/** The phases that were measured; what is left of the whole is the rest of the answer. */
export function phasesOf(test: ProviderTest): Phase[] {
  const measured: [string, string, number | null][] = [
    ['DNS', '--chart-6', test.dnsMs],
    ['Connect', '--chart-1', test.connectMs],
    ['TLS', '--chart-3', test.tlsMs],
    ['First byte', '--chart-2', test.firstByteMs],
  ];
  const phases = measured
    .filter((one): one is [string, string, number] => one[2] !== null)
    .map(([name, color, ms]) => ({ name, color, ms, share: 0 }));
  const rest = test.totalMs - phases.reduce((sum, phase) => sum + phase.ms, 0);
  if (phases.length > 0 && rest > 0.0005) {
    phases.push({ name: test.ok ? 'Answer' : 'Rest', color: '--chart-8', ms: rest, share: 0 });
  }
  const whole = phases.reduce((sum, phase) => sum + phase.ms, 0) || 1;
  return phases.map((phase) => ({ ...phase, share: phase.ms / whole }));
}
