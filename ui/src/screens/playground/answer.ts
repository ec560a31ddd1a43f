/** Puts an answer together from the pieces of a stream, or from a whole one. Pure. */
import type { ToolCallMade } from './prompt';

export interface Usage {
  prompt: number | null;
  completion: number | null;
  reasoning: number | null;
  cached: number | null;
}

/** What is shown; a new one each time something came. */
export interface AnswerView {
  /** The text in pieces that no longer change but for the last, so that only that one is laid out anew. */
  blocks: readonly string[];
  reasoning: string;
  toolCalls: readonly ToolCallMade[];
  finish: string | null;
  model: string | null;
  usage: Usage | null;
}

export const NOTHING: AnswerView = { blocks: [], reasoning: '', toolCalls: [], finish: null, model: null, usage: null };

export const textOf = (view: AnswerView): string => view.blocks.join('\n');

interface Delta {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string | null;
  reasoning?: string | null;
  tool_calls?: { index?: number; id?: string; function?: { name?: string; arguments?: string } }[];
}

interface Piece {
  model?: string;
  choices?: { index?: number; delta?: Delta; message?: Delta; finish_reason?: string | null }[];
  usage?: {
    prompt_tokens?: number;
    completion_tokens?: number;
    completion_tokens_details?: { reasoning_tokens?: number } | null;
    prompt_tokens_details?: { cached_tokens?: number } | null;
  } | null;
}

const BLOCK = 1_500;

export class Answer {
  readonly #blocks: string[] = [];
  #last = '';
  #reasoning = '';
  readonly #toolCalls: ToolCallMade[] = [];
  #finish: string | null = null;
  #model: string | null = null;
  #usage: Usage | null = null;

  /** Takes a chunk, or a whole answer; true if it had something of the answer itself. */
  take(json: unknown): boolean {
    const piece = json as Piece;
    this.#model = piece.model ?? this.#model;
    if (piece.usage) {
      this.#usage = {
        prompt: piece.usage.prompt_tokens ?? null,
        completion: piece.usage.completion_tokens ?? null,
        reasoning: piece.usage.completion_tokens_details?.reasoning_tokens ?? null,
        cached: piece.usage.prompt_tokens_details?.cached_tokens ?? null,
      };
    }
    // Only one answer is asked for.
    const choice = piece.choices?.find((one) => (one.index ?? 0) === 0);
    this.#finish = choice?.finish_reason ?? this.#finish;
    const delta = choice?.delta ?? choice?.message;
    return delta ? this.#delta(delta) : false;
  }

  #delta(delta: Delta): boolean {
    const text = (delta.content ?? '') + (delta.refusal ?? '');
    const thought = delta.reasoning_content ?? delta.reasoning ?? '';
    this.#reasoning += thought;
    this.#append(text);
    delta.tool_calls?.forEach((call, i) => {
      const at = call.index ?? i;
      const known = this.#toolCalls[at] ?? { id: '', name: '', arguments: '' };
      this.#toolCalls[at] = {
        id: call.id || known.id,
        name: known.name + (call.function?.name ?? ''),
        arguments: known.arguments + (call.function?.arguments ?? ''),
      };
    });
    return text !== '' || thought !== '' || (delta.tool_calls?.length ?? 0) > 0;
  }

  #append(text: string): void {
    this.#last += text;
    if (this.#last.length > BLOCK) {
      const cut = this.#last.lastIndexOf('\n');
      if (cut >= 0) {
        this.#blocks.push(this.#last.slice(0, cut));
        this.#last = this.#last.slice(cut + 1);
      }
    }
  }

  view(): AnswerView {
    return {
      blocks: this.#last === '' && this.#blocks.length === 0 ? [] : [...this.#blocks, this.#last],
      reasoning: this.#reasoning,
      toolCalls: this.#toolCalls.filter((call) => call !== undefined),
      finish: this.#finish,
      model: this.#model,
      usage: this.#usage,
    };
  }
}

/** Tokens of a second while the answer came; null if that cannot be said. */
export function tokensPerSecond(completion: number | null, firstMs: number | null, totalMs: number): number | null {
  const ms = totalMs - (firstMs ?? 0);
  return completion !== null && completion > 0 && ms >= 1 ? (completion / ms) * 1000 : null;
}
