/** The playground as a whole: the prompt, the panels, and what runs. It outlives a visit of another screen. */
import type { About } from '$lib/api/types';
import type { SnippetCall } from '$lib/snippets/snippets';
import { toast } from '$ui/toasts.svelte';
import { fresh, MOST_PANELS, parametersOf, type PanelConfig, type Parameters } from './config';
import { keepPrompt, keptPrompt } from './kept';
import { textOf } from './answer';
import { bodyOf, emptyPrompt, headersOf, isEmpty, problemsOf, turn, type Prompt } from './prompt';
import { Run } from './run.svelte';
import { taken } from './take';

let nextId = 1;

export class Panel {
  readonly id = nextId++;
  readonly run = new Run();
  config = $state<PanelConfig>(fresh());

  constructor(config: PanelConfig) {
    this.config = config;
  }
}

class Bench {
  prompt = $state<Prompt>(keptPrompt() ?? emptyPrompt());
  panels = $state.raw<readonly Panel[]>([new Panel(fresh())]);
  synced = $state(false);
  /** True once somebody tried to send: problems are told from then on. */
  tried = $state(false);
  readonly problems = $derived(problemsOf(this.prompt));

  get running(): boolean {
    return this.panels.some((panel) => panel.run.running);
  }

  show(configs: readonly PanelConfig[]): void {
    this.panels.slice(configs.length).forEach((panel) => panel.run.stop());
    this.panels = configs.map((config, i) => {
      const panel = this.panels[i] ?? new Panel(config);
      panel.config = { ...config };
      return panel;
    });
  }

  add(): void {
    const last = this.panels.at(-1);
    if (this.panels.length < MOST_PANELS) {
      this.panels = [...this.panels, new Panel(fresh(last ? parametersOf(last.config) : {}))];
    }
  }

  remove(panel: Panel): void {
    panel.run.stop();
    this.panels = this.panels.filter((one) => one !== panel);
  }

  /** Sets a parameter of a panel, and of all if they are kept alike. */
  set(panel: Panel, change: Partial<Parameters>): void {
    for (const one of this.synced ? this.panels : [panel]) {
      Object.assign(one.config, change);
    }
  }

  /** Keeps parameters alike from now on: the first panel's count. */
  sync(on: boolean): void {
    this.synced = on;
    const first = this.panels[0];
    if (on && first) {
      this.panels.forEach((panel) => Object.assign(panel.config, parametersOf(first.config)));
    }
  }

  /** Sends the prompt to one panel or all; false if there is a problem. */
  send(only?: Panel): boolean {
    this.tried = true;
    if (this.problems.length > 0) {
      return false;
    }
    const prompt = $state.snapshot(this.prompt);
    for (const panel of only ? [only] : this.panels) {
      const config = $state.snapshot(panel.config);
      void panel.run.start(bodyOf(prompt, config), headersOf(config));
    }
    return true;
  }

  /** Asks a panel again, past the cache: the same answer once more is no new one. */
  regenerate(panel: Panel): void {
    this.tried = true;
    if (this.problems.length === 0) {
      const config = { ...$state.snapshot(panel.config), skipCache: true };
      void panel.run.start(bodyOf($state.snapshot(this.prompt), config), headersOf(config));
    }
  }

  stop(): void {
    this.panels.forEach((panel) => panel.run.stop());
  }

  /** Empties prompt and answers; can be undone. */
  clear(): void {
    const before = $state.snapshot(this.prompt);
    this.panels.forEach((panel) => panel.run.clear());
    this.prompt = emptyPrompt();
    this.tried = false;
    if (!isEmpty(before)) {
      toast.info('The prompt is cleared', { undo: () => void (this.prompt = before) });
    }
  }

  /** Makes a panel's answer a turn of the conversation, with room for what comes next. */
  goOn(panel: Panel): void {
    const { view } = panel.run;
    const said = turn('assistant', textOf(view), { toolCalls: view.toolCalls.map((call) => ({ ...call })) });
    const next = view.toolCalls.length > 0
      ? view.toolCalls.map((call) => turn('tool', '', { toolCallId: call.id }))
      : [turn('user')];
    this.prompt.turns.push(said, ...next);
  }

  /** Takes another request in place of the prompt; can be undone. */
  take(request: Record<string, unknown>, provider = ''): PanelConfig {
    const before = $state.snapshot(this.prompt);
    const { prompt, config } = taken(request, provider);
    this.panels.forEach((panel) => panel.run.clear());
    this.prompt = prompt;
    this.tried = false;
    if (!isEmpty(before)) {
      toast.info('The prompt of the playground was replaced', { undo: () => void (this.prompt = before) });
    }
    return config;
  }

  keep(): void {
    keepPrompt($state.snapshot(this.prompt));
  }
}

export const bench = new Bench();

/** A panel's call, to be written as code; null while the prompt has problems. */
export function callOf(panel: Panel, about: About | null): SnippetCall | null {
  if (bench.problems.some((problem) => problem.field !== 'turns')) {
    return null;
  }
  const apiUrl = about?.apiUrl ?? 'http://localhost:8080/v1';
  return { apiUrl, headers: headersOf(panel.config), body: bodyOf(bench.prompt, panel.config) };
}
