"""Calls a gateway with the official Python SDK. One line of output for each scenario:
its name, a tab, and `ok` or what went wrong. What the provider answers is told by the scenario's
name in the user's message."""

import asyncio
import json
import os
import sys
import traceback

import openai
import pydantic

URL = os.environ["GATEWAY_URL"] + "/v1"
PROVIDER = os.environ["GATEWAY_PROVIDER"]
OPTIONS = dict(
    base_url=URL, api_key="unused", max_retries=0, default_headers={"x-llm-provider": PROVIDER}
)
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tells the weather",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
            "additionalProperties": False,
        },
        "strict": True,
    },
}

# Where a provider has ids of calls that callers may see as they are, they come through.
KEEPS_IDS = PROVIDER in ("openai", "anthropic", "cohere")
CACHED = 0 if PROVIDER == "ollama" else 4

client = openai.OpenAI(**OPTIONS)
scenarios = []


def scenario(function):
    scenarios.append(function)
    return function


def ask(name, **more):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": f"scenario: {name}."}], **more
    )


def equal(actual, expected):
    assert actual == expected, f"expected {expected!r}, was {actual!r}"


@scenario
def whole():
    completion = ask("text", temperature=0.5, max_tokens=100)
    equal(completion.object, "chat.completion")
    equal(completion.choices[0].message.content, "Grüße from the provider 🙂")
    equal(completion.choices[0].message.role, "assistant")
    equal(completion.choices[0].finish_reason, "stop")
    assert completion.id and completion.created and completion.model
    usage = completion.usage
    equal(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens)
    equal(usage.prompt_tokens_details.cached_tokens, CACHED)


@scenario
def streamed():
    text, finish, chunks = "", None, 0
    for chunk in ask("text", stream=True):
        chunks += 1
        equal(chunk.object, "chat.completion.chunk")
        text += chunk.choices[0].delta.content or ""
        finish = chunk.choices[0].finish_reason or finish
    equal(text, "Grüße from the provider 🙂")
    equal(finish, "stop")
    assert chunks > 3


@scenario
def streamed_with_usage():
    last = None
    for chunk in ask("text", stream=True, stream_options={"include_usage": True}):
        last = chunk
    equal(last.choices, [])
    equal(last.usage.completion_tokens, 12)


@scenario
def stream_helper():
    with client.chat.completions.stream(
        model="gpt-4o", messages=[{"role": "user", "content": "scenario: text."}]
    ) as stream:
        seen = [event.type for event in stream]
        equal(stream.get_final_completion().choices[0].message.content, "Grüße from the provider 🙂")
    assert "content.delta" in seen and "content.done" in seen


@scenario
def raw_response():
    raw = client.chat.completions.with_raw_response.create(
        model="gpt-4o", messages=[{"role": "user", "content": "scenario: text."}]
    )
    equal(raw.headers["x-gateway-provider"], PROVIDER)
    equal(raw.headers["x-gateway-attempts"], "1")
    assert raw.headers["x-request-id"]
    equal(raw.parse()._request_id, raw.headers["x-request-id"])


@scenario
def tools():
    messages = [{"role": "user", "content": "scenario: tools."}]
    first = client.chat.completions.create(
        model="gpt-4o", messages=messages, tools=[WEATHER], tool_choice="auto"
    )
    message = first.choices[0].message
    equal(first.choices[0].finish_reason, "tool_calls")
    equal(len(message.tool_calls), 1)
    call = message.tool_calls[0]
    equal((call.type, call.function.name), ("function", "weather"))
    assert call.id and (call.id == "call_1" or not KEEPS_IDS), call.id
    equal(json.loads(call.function.arguments), {"city": "Zürich"})
    messages.append(message)
    messages.append({"role": "tool", "tool_call_id": call.id, "content": "21 degrees"})
    second = client.chat.completions.create(model="gpt-4o", messages=messages, tools=[WEATHER])
    equal(second.choices[0].message.content, "It is 21 degrees.")


@scenario
def parallel_tools():
    message = ask("parallel", tools=[WEATHER], parallel_tool_calls=True).choices[0].message
    equal([json.loads(c.function.arguments)["city"] for c in message.tool_calls], ["Zürich", "京都"])
    check_ids([c.id for c in message.tool_calls])


def check_ids(ids):
    assert len(set(ids)) == 2 and all(ids), ids
    assert ids == ["call_1", "call_2"] or not KEEPS_IDS, ids


@scenario
def streamed_parallel_tools():
    calls, finish = {}, None
    for chunk in ask("parallel", tools=[WEATHER], stream=True):
        choice = chunk.choices[0]
        finish = choice.finish_reason or finish
        for delta in choice.delta.tool_calls or []:
            call = calls.setdefault(delta.index, {"id": "", "name": "", "arguments": ""})
            call["id"] += delta.id or ""
            call["name"] += delta.function.name or ""
            call["arguments"] += delta.function.arguments or ""
    equal(finish, "tool_calls")
    check_ids([calls[i]["id"] for i in sorted(calls)])
    equal(json.loads(calls[1]["arguments"]), {"city": "京都"})


class Person(pydantic.BaseModel):
    name: str
    age: int


@scenario
def json_schema():
    completion = client.chat.completions.parse(
        model="gpt-4o",
        messages=[{"role": "user", "content": "scenario: schema."}],
        response_format=Person,
    )
    equal(completion.choices[0].message.parsed, Person(name="Ada", age=36))


@scenario
def parsed_tools():
    class weather(pydantic.BaseModel):
        city: str

    completion = client.chat.completions.parse(
        model="gpt-4o",
        messages=[{"role": "user", "content": "scenario: tools."}],
        tools=[openai.pydantic_function_tool(weather)],
    )
    call = completion.choices[0].message.tool_calls[0]
    equal(call.function.parsed_arguments, weather(city="Zürich"))


@scenario
def vision():
    completion = client.chat.completions.create(
        model="gpt-4o",
        messages=[
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": "scenario: vision."},
                    {"type": "image_url", "image_url": {"url": PIXEL, "detail": "low"}},
                ],
            }
        ],
    )
    equal(completion.choices[0].message.content, "I see one pixel.")


@scenario
def system_and_developer_messages():
    for role in ("system", "developer"):
        completion = client.chat.completions.create(
            model="gpt-4o",
            messages=[
                {"role": role, "content": "Answer in one word."},
                {"role": "user", "content": "scenario: text."},
            ],
        )
        equal(completion.choices[0].finish_reason, "stop")


@scenario
def errors():
    expected = {
        400: openai.BadRequestError,
        401: openai.AuthenticationError,
        403: openai.PermissionDeniedError,
        404: openai.NotFoundError,
        422: openai.UnprocessableEntityError,
        429: openai.RateLimitError,
        500: openai.InternalServerError,
        503: openai.InternalServerError,
        529: openai.InternalServerError,
    }
    for status, kind in expected.items():
        for stream in (False, True):
            try:
                ask(f"status {status}", stream=stream)
                raise AssertionError(f"no error for {status}")
            except openai.APIStatusError as e:
                assert type(e) is kind, f"{status}: {type(e)}"
                equal(e.status_code, 503 if status == 529 else status)
                assert f"Sorry, {status}." in e.message, e.message
                assert PROVIDER in e.message, e.message
                assert e.type and e.request_id, (e.type, e.request_id)


@scenario
def errors_of_the_gateway():
    try:
        client.chat.completions.create(model="gpt-4o", messages=[])
        raise AssertionError("no error")
    except openai.BadRequestError as e:
        equal(e.type, "invalid_request_error")
        equal(e.param, "messages")
    try:
        client.chat.completions.create(
            model="x", messages=[], extra_headers={"x-llm-provider": "nobody"}
        )
        raise AssertionError("no error")
    except openai.BadRequestError:
        pass


@scenario
def error_in_a_stream():
    text = ""
    try:
        for chunk in ask("broken", stream=True):
            text += chunk.choices[0].delta.content or ""
        raise AssertionError("no error")
    except openai.APIError as e:
        assert PROVIDER in e.message, e.message
    equal(text, "Half an ")


@scenario
def leaving_a_stream():
    for chunk in ask("endless", stream=True):
        if chunk.choices[0].delta.content:
            break
    client.close()


@scenario
def asynchronous():
    async def run():
        async with openai.AsyncOpenAI(**OPTIONS) as other:
            stream = await other.chat.completions.create(
                model="gpt-4o",
                messages=[{"role": "user", "content": "scenario: text."}],
                stream=True,
            )
            return "".join([c.choices[0].delta.content or "" async for c in stream])

    equal(asyncio.run(run()), "Grüße from the provider 🙂")


@scenario
def models():
    with openai.OpenAI(**OPTIONS) as other:
        ids = [model.id for model in other.models.list()]
        assert any(id.startswith(PROVIDER + "/") for id in ids), ids
        equal(other.models.retrieve(ids[0]).id, ids[0])


for each in scenarios:
    client = openai.OpenAI(**OPTIONS)
    try:
        each()
        result = "ok"
    except BaseException:
        result = traceback.format_exc().strip().replace("\n", " | ").replace("\t", " ")
    print(f"{each.__name__}\t{result}")
sys.stdout.flush()
