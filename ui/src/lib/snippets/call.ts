/** A call of the LLM API, to be written as code. */
export interface SnippetCall {
  /** The base URL for SDKs, as `http://127.0.0.1:8080/v1`. */
  apiUrl: string;
  /** Header fields besides the content type. */
  headers: Readonly<Record<string, string>>;
  body: Readonly<Record<string, unknown>>;
}

export const streams = (call: SnippetCall): boolean => call.body.stream === true;

export const chatUrl = (call: SnippetCall): string => `${call.apiUrl}/chat/completions`;
