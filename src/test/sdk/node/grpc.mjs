// gRPC for Node: whole and streamed answers, errors, deadlines, cancelling.
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(path.join(process.env.SDK_FOLDER, 'x.js'));
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const definition = loader.loadSync(process.env.GRPC_PROTO, { keepCase: true, defaults: true });
const { AIGateway } = grpc.loadPackageDefinition(definition).ai_gateway;
const client = new AIGateway(process.env.GATEWAY_GRPC, grpc.credentials.createInsecure());
const TEXT = 'Grüße from the provider 🙂';

const request = (scenario) => ({
    llm_provider: process.env.GATEWAY_PROVIDER,
    messages: [{ role: 'user', content: `scenario: ${scenario}.` }],
});
const soon = () => ({ deadline: Date.now() + 30_000 });
const whole = (scenario) =>
    new Promise((resolve, reject) => {
        client.ChatCompletion(request(scenario), soon(), (error, answer) => (error ? reject(error) : resolve(answer)));
    });
const check = (holds, what) => {
    if (!holds) {
        throw new Error(JSON.stringify(what));
    }
};
const ended = (call) =>
    new Promise((resolve) => {
        call.on('error', resolve);
        call.on('end', () => resolve(null));
    });

async function scenario(name, action) {
    try {
        await action();
        console.log(`${name}\tok`);
    } catch (e) {
        console.log(`${name}\t${String(e).replaceAll('\n', ' ')}`);
    }
}

await scenario('whole text', async () => {
    const answer = await whole('text');
    check(answer.choices[0].message.content === TEXT, answer);
    check(answer.choices[0].finish_reason === 'stop', answer);
    check(answer.usage.total_tokens > 0, answer);
});

await scenario('streamed text', async () => {
    const call = client.ChatCompletionStream(request('text'), soon());
    let text = '';
    let tokens = 0;
    call.on('data', (chunk) => {
        chunk.choices.forEach((choice) => (text += choice.delta.content));
        tokens = chunk.usage ? chunk.usage.total_tokens : tokens;
    });
    const error = await ended(call);
    check(error === null && text === TEXT && tokens > 0, { error, text, tokens });
});

await scenario('an error', async () => {
    let code = null;
    try {
        await whole('status 429');
    } catch (e) {
        code = e.code;
    }
    check(code === grpc.status.RESOURCE_EXHAUSTED, code);
});

await scenario('a deadline', async () => {
    const call = client.ChatCompletionStream(request('endless'), { deadline: Date.now() + 500 });
    call.on('data', () => {});
    const error = await ended(call);
    // The gateway knows the deadline too, and cancels the call if its clock is the first.
    check([grpc.status.DEADLINE_EXCEEDED, grpc.status.CANCELLED].includes(error?.code), error);
});

await scenario('cancelling', async () => {
    const call = client.ChatCompletionStream(request('endless'));
    const over = ended(call);
    call.on('data', (chunk) => {
        if (chunk.choices.some((choice) => choice.delta.content)) {
            call.cancel();
        }
    });
    const error = await over;
    check(error?.code === grpc.status.CANCELLED, error);
});

client.close();
