// Calls a gateway with the Vercel AI SDK. One line of output for each scenario: its name, a tab, and
// `ok` or what went wrong. What the provider answers is told by the scenario's name in the user's
// message.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';

globalThis.AI_SDK_LOG_WARNINGS = false;
const require = createRequire(path.join(process.env.SDK_FOLDER, 'package.json'));
const { APICallError, Output, generateObject, generateText, stepCountIs, streamObject, streamText, tool } =
    require('ai');
const { createOpenAICompatible } = require('@ai-sdk/openai-compatible');
const { z } = require('zod');

const provider = process.env.GATEWAY_PROVIDER;
const model = createOpenAICompatible({
    name: 'gateway',
    baseURL: `${process.env.GATEWAY_URL}/v1`,
    apiKey: 'unused',
    headers: { 'x-llm-provider': provider },
    includeUsage: true,
    supportsStructuredOutputs: true,
})('gpt-4o');
const text = 'Grüße from the provider 🙂';
const cachedTokens = provider === 'ollama' ? 0 : 4;
const pixel =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk' +
    '+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const person = z.object({ name: z.string(), age: z.number().int() });
const ask = (name, more = {}) => ({ model, prompt: `scenario: ${name}.`, maxRetries: 0, ...more });

/// The weather tool, which notes the cities it is asked for.
const weatherFor = (asked) =>
    tool({
        description: 'Tells the weather',
        inputSchema: z.object({ city: z.string() }),
        execute: async ({ city }) => {
            asked.push(city);
            return '21 degrees';
        },
    });

async function all(parts) {
    const seen = [];
    for await (const part of parts) {
        seen.push(part);
    }
    return seen;
}

const scenarios = {
    async whole() {
        const result = await generateText(ask('text', { temperature: 0.5, maxOutputTokens: 100 }));
        assert.equal(result.text, text);
        assert.equal(result.finishReason, 'stop');
        assert.equal(result.usage.inputTokens, provider === 'anthropic' ? 13 : 9);
        assert.equal(result.usage.outputTokens, 12);
        assert.equal(result.usage.inputTokenDetails.cacheReadTokens, cachedTokens);
        assert.equal(result.response.headers['x-gateway-provider'], provider);
    },
    async messages() {
        const { text: answer } = await generateText({
            model,
            maxRetries: 0,
            system: 'Answer in one word.',
            messages: [
                { role: 'user', content: 'Hello' },
                { role: 'assistant', content: 'Hi' },
                { role: 'user', content: 'scenario: text.' },
            ],
        });
        assert.equal(answer, text);
    },
    async streamed() {
        const result = streamText(ask('text'));
        const pieces = await all(result.textStream);
        assert.equal(pieces.join(''), text);
        assert.equal(pieces.length, 3);
        assert.equal(await result.finishReason, 'stop');
        assert.equal((await result.usage).outputTokens, 12);
    },
    async tools() {
        const asked = [];
        const result = await generateText(
            ask('tools', { tools: { weather: weatherFor(asked) }, stopWhen: stepCountIs(3) }),
        );
        assert.equal(result.steps[0].finishReason, 'tool-calls');
        assert.equal(result.text, 'It is 21 degrees.');
        assert.deepEqual(asked, ['Zürich']);
    },
    async streamedTools() {
        const asked = [];
        const result = streamText(
            ask('tools', { tools: { weather: weatherFor(asked) }, stopWhen: stepCountIs(3) }),
        );
        const parts = await all(result.fullStream);
        assert.deepEqual(parts.filter((part) => part.type === 'error'), []);
        assert.equal(await result.text, 'It is 21 degrees.');
        assert.deepEqual(asked, ['Zürich']);
    },
    async parallelTools() {
        for (const call of [generateText, streamText]) {
            const asked = [];
            const result = call(ask('parallel', { tools: { weather: weatherFor(asked) } }));
            const calls = await (await result).toolCalls;
            assert.deepEqual(calls.map((each) => each.input.city), ['Zürich', '京都']);
            assert.equal(new Set(calls.map((each) => each.toolCallId)).size, 2);
        }
    },
    async chosenTool() {
        const toolChoice = { type: 'tool', toolName: 'weather' };
        const result = await generateText(
            ask('parallel', { tools: { weather: weatherFor([]) }, toolChoice }),
        );
        assert.equal(result.toolCalls[0].toolName, 'weather');
    },
    async jsonSchema() {
        const { object } = await generateObject(ask('schema', { schema: person }));
        assert.deepEqual(object, { name: 'Ada', age: 36 });
    },
    async streamedJsonSchema() {
        const result = streamObject(ask('schema', { schema: person }));
        const last = (await all(result.partialObjectStream)).at(-1);
        assert.deepEqual(last, { name: 'Ada', age: 36 });
        assert.deepEqual(await result.object, { name: 'Ada', age: 36 });
    },
    async outputBySchema() {
        const result = await generateText(ask('schema', { output: Output.object({ schema: person }) }));
        assert.deepEqual(result.output, { name: 'Ada', age: 36 });
    },
    async vision() {
        const result = await generateText({
            model,
            maxRetries: 0,
            messages: [
                {
                    role: 'user',
                    content: [
                        { type: 'text', text: 'scenario: vision.' },
                        { type: 'image', image: pixel, mediaType: 'image/png' },
                    ],
                },
            ],
        });
        assert.equal(result.text, 'I see one pixel.');
    },
    async errors() {
        for (const status of [400, 401, 403, 404, 422, 429, 500, 529]) {
            await assert.rejects(generateText(ask(`status ${status}`)), (e) => {
                assert.ok(APICallError.isInstance(e), String(e));
                assert.equal(e.statusCode, status === 529 ? 503 : status);
                assert.match(e.message, new RegExp(`Sorry, ${status}\\.`));
                return true;
            });
        }
    },
    async errorInAStream() {
        const errors = [];
        const result = streamText(ask('broken', { onError: ({ error }) => errors.push(error) }));
        assert.equal((await all(result.textStream)).join(''), 'Half an ');
        assert.equal(errors.length, 1);
        assert.match(String(errors[0].message ?? errors[0]), new RegExp(provider));
    },
    async leavingAStream() {
        const leave = new AbortController();
        const result = streamText(ask('endless', { abortSignal: leave.signal, onError() {} }));
        for await (const _ of result.textStream) {
            leave.abort();
            break;
        }
    },
};

for (const [name, scenario] of Object.entries(scenarios)) {
    let result = 'ok';
    try {
        await scenario();
    } catch (e) {
        result = String(e.stack ?? e).replaceAll('\n', ' | ').replaceAll('\t', ' ');
    }
    console.log(`${name}\t${result}`);
}
process.exit(0);
