// Calls a gateway with the official Node SDK. One line of output for each scenario: its name, a tab,
// and `ok` or what went wrong. What the provider answers is told by the scenario's name in the user's
// message.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.SDK_FOLDER, 'package.json'));
const sdk = await import(pathToFileURL(require.resolve('openai')));
const OpenAI = sdk.default.default ?? sdk.default;
const provider = process.env.GATEWAY_PROVIDER;
const client = new OpenAI({
    baseURL: `${process.env.GATEWAY_URL}/v1`,
    apiKey: 'unused',
    maxRetries: 0,
    defaultHeaders: { 'x-llm-provider': provider },
});
// Where a provider has ids of calls that callers may see as they are, they come through.
const keepsIds = ['openai', 'anthropic', 'cohere'].includes(provider);
const text = 'Grüße from the provider 🙂';
const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk' +
    '+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const parameters = {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
};
const weather = { type: 'function', function: { name: 'weather', parameters, strict: true } };
const messages = (name) => [{ role: 'user', content: `scenario: ${name}.` }];
const ask = (name, more = {}) =>
    client.chat.completions.create({ model: 'gpt-4o', messages: messages(name), ...more });

function checkIds(calls) {
    const ids = calls.map((call) => call.id);
    assert.equal(new Set(ids.filter((id) => id)).size, 2);
    assert.ok(!keepsIds || String(ids) === 'call_1,call_2', String(ids));
}

const scenarios = {
    async whole() {
        const completion = await ask('text', { temperature: 0.5, max_completion_tokens: 100 });
        assert.equal(completion.choices[0].message.content, text);
        assert.equal(completion.choices[0].finish_reason, 'stop');
        assert.equal(completion.usage.completion_tokens, 12);
        assert.ok(completion._request_id);
    },
    async streamed() {
        let seen = '';
        let finish = null;
        for await (const chunk of await ask('text', { stream: true })) {
            seen += chunk.choices[0].delta.content ?? '';
            finish = chunk.choices[0].finish_reason ?? finish;
        }
        assert.equal(seen, text);
        assert.equal(finish, 'stop');
    },
    async streamedWithUsage() {
        let last = null;
        const wish = { stream: true, stream_options: { include_usage: true } };
        for await (const chunk of await ask('text', wish)) {
            last = chunk;
        }
        assert.deepEqual(last.choices, []);
        assert.equal(last.usage.completion_tokens, 12);
    },
    async streamHelper() {
        const stream = client.chat.completions.stream({
            model: 'gpt-4o',
            messages: messages('text'),
        });
        assert.equal(await stream.finalContent(), text);
    },
    async rawResponse() {
        const { data, response } = await ask('text').withResponse();
        assert.equal(response.headers.get('x-gateway-provider'), provider);
        assert.equal(data._request_id, response.headers.get('x-request-id'));
    },
    async tools() {
        const first = await ask('tools', { tools: [weather] });
        const message = first.choices[0].message;
        assert.equal(first.choices[0].finish_reason, 'tool_calls');
        assert.equal(message.tool_calls[0].function.name, 'weather');
        assert.deepEqual(JSON.parse(message.tool_calls[0].function.arguments), { city: 'Zürich' });
        const second = await client.chat.completions.create({
            model: 'gpt-4o',
            tools: [weather],
            messages: [
                ...messages('tools'),
                message,
                { role: 'tool', tool_call_id: message.tool_calls[0].id, content: '21 degrees' },
            ],
        });
        assert.equal(second.choices[0].message.content, 'It is 21 degrees.');
    },
    async toolLoop() {
        const asked = [];
        const weatherOf = async ({ city }) => {
            asked.push(city);
            return '21 degrees';
        };
        for (const stream of [false, true]) {
            const runner = client.chat.completions.runTools({
                model: 'gpt-4o',
                stream,
                messages: messages('tools'),
                tools: [
                    {
                        type: 'function',
                        function: { function: weatherOf, name: 'weather', parse: JSON.parse, parameters },
                    },
                ],
            });
            assert.equal(await runner.finalContent(), 'It is 21 degrees.');
        }
        assert.deepEqual(asked, ['Zürich', 'Zürich']);
    },
    async parallelTools() {
        const { message } = (await ask('parallel', { tools: [weather] })).choices[0];
        assert.deepEqual(
            message.tool_calls.map((call) => JSON.parse(call.function.arguments).city),
            ['Zürich', '京都'],
        );
        checkIds(message.tool_calls);
    },
    async streamedParallelTools() {
        const stream = client.chat.completions.stream({
            model: 'gpt-4o',
            messages: messages('parallel'),
            tools: [weather],
        });
        const completion = await stream.finalChatCompletion();
        checkIds(completion.choices[0].message.tool_calls);
    },
    async jsonSchema() {
        const schema = {
            type: 'object',
            properties: { name: { type: 'string' }, age: { type: 'integer' } },
            required: ['name', 'age'],
            additionalProperties: false,
        };
        const completion = await client.chat.completions.parse({
            model: 'gpt-4o',
            messages: messages('schema'),
            response_format: { type: 'json_schema', json_schema: { name: 'person', schema, strict: true } },
        });
        assert.deepEqual(JSON.parse(completion.choices[0].message.content), { name: 'Ada', age: 36 });
    },
    async vision() {
        const completion = await client.chat.completions.create({
            model: 'gpt-4o',
            messages: [
                {
                    role: 'user',
                    content: [
                        { type: 'text', text: 'scenario: vision.' },
                        { type: 'image_url', image_url: { url: pixel } },
                    ],
                },
            ],
        });
        assert.equal(completion.choices[0].message.content, 'I see one pixel.');
    },
    async errors() {
        const kinds = {
            400: OpenAI.BadRequestError,
            401: OpenAI.AuthenticationError,
            403: OpenAI.PermissionDeniedError,
            404: OpenAI.NotFoundError,
            422: OpenAI.UnprocessableEntityError,
            429: OpenAI.RateLimitError,
            500: OpenAI.InternalServerError,
            529: OpenAI.InternalServerError,
        };
        for (const [status, kind] of Object.entries(kinds)) {
            for (const stream of [false, true]) {
                await assert.rejects(ask(`status ${status}`, { stream }), (e) => {
                    assert.equal(e.constructor, kind, `${status}: ${e}`);
                    assert.equal(e.status, status === '529' ? 503 : Number(status));
                    assert.match(e.message, new RegExp(`Sorry, ${status}\\.`));
                    assert.ok(e.type && e.requestID);
                    return true;
                });
            }
        }
    },
    async errorInAStream() {
        let seen = '';
        const read = async () => {
            for await (const chunk of await ask('broken', { stream: true })) {
                seen += chunk.choices[0].delta.content ?? '';
            }
        };
        await assert.rejects(read(), OpenAI.APIError);
        assert.equal(seen, 'Half an ');
    },
    async leavingAStream() {
        for await (const chunk of await ask('endless', { stream: true })) {
            if (chunk.choices[0].delta.content) {
                break;
            }
        }
    },
    async models() {
        const ids = [];
        for await (const model of client.models.list()) {
            ids.push(model.id);
        }
        assert.ok(ids.some((id) => id.startsWith(`${provider}/`)), String(ids));
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
