"""Calls a gateway with LangChain. One line of output for each scenario: its name, a tab, and `ok` or
what went wrong. What the provider answers is told by the scenario's name in the user's message."""

import asyncio
import os
import sys
import traceback
import warnings

import openai
import pydantic
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI

warnings.simplefilter("ignore")
PROVIDER = os.environ["GATEWAY_PROVIDER"]
TEXT = "Grüße from the provider 🙂"
CACHED = 0 if PROVIDER == "ollama" else 4
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

scenarios = []


def scenario(function):
    scenarios.append(function)
    return function


def equal(actual, expected):
    assert actual == expected, f"expected {expected!r}, was {actual!r}"


def chat(**more):
    return ChatOpenAI(
        model="gpt-4o",
        base_url=os.environ["GATEWAY_URL"] + "/v1",
        api_key="unused",
        max_retries=0,
        stream_usage=True,
        default_headers={"x-llm-provider": PROVIDER},
        **more,
    )


@tool
def weather(city: str) -> str:
    """Tells the weather"""
    return "21 degrees"


class Person(pydantic.BaseModel):
    """A person"""

    name: str
    age: int


@scenario
def whole():
    answer = chat(temperature=0.5, max_tokens=100).invoke("scenario: text.")
    equal(answer.content, TEXT)
    equal(answer.response_metadata["finish_reason"], "stop")
    equal(answer.usage_metadata["input_tokens"], 13 if PROVIDER == "anthropic" else 9)
    equal(answer.usage_metadata["output_tokens"], 12)
    equal(answer.usage_metadata["input_token_details"].get("cache_read") or 0, CACHED)


@scenario
def messages():
    history = [
        SystemMessage("Answer in one word."),
        HumanMessage("Hello"),
        AIMessage("Hi"),
        HumanMessage("scenario: text."),
    ]
    equal(chat().invoke(history).content, TEXT)


@scenario
def streamed():
    chunks = list(chat().stream("scenario: text."))
    equal([chunk.content for chunk in chunks if chunk.content], ["Grüße ", "from ", "the provider 🙂"])
    joined = chunks[0]
    for chunk in chunks[1:]:
        joined += chunk
    equal(joined.response_metadata["finish_reason"], "stop")
    equal(joined.usage_metadata["output_tokens"], 12)


@scenario
def streamed_asynchronously():
    async def run():
        return "".join([chunk.content async for chunk in chat().astream("scenario: text.")])

    equal(asyncio.run(run()), TEXT)


def second_turn(model, first):
    equal([(call["name"], call["args"]) for call in first.tool_calls], [("weather", {"city": "Zürich"})])
    result = weather.invoke(first.tool_calls[0])
    assert isinstance(result, ToolMessage)
    return model.invoke([HumanMessage("scenario: tools."), first, result])


@scenario
def tools():
    model = chat().bind_tools([weather])
    first = model.invoke("scenario: tools.")
    equal(first.response_metadata["finish_reason"], "tool_calls")
    equal(second_turn(model, first).content, "It is 21 degrees.")


@scenario
def streamed_tools():
    model = chat().bind_tools([weather])
    first = None
    for chunk in model.stream("scenario: tools."):
        first = chunk if first is None else first + chunk
    equal(second_turn(model, first).content, "It is 21 degrees.")


@scenario
def parallel_tools():
    for choice in (None, "any", "weather"):
        model = chat().bind_tools([weather], tool_choice=choice, strict=True)
        calls = model.invoke("scenario: parallel.").tool_calls
        equal([call["args"]["city"] for call in calls], ["Zürich", "京都"])
        equal(len({call["id"] for call in calls}), 2)


@scenario
def json_schema():
    for more in ({}, {"method": "json_schema", "strict": True}):
        model = chat().with_structured_output(Person, **more)
        equal(model.invoke("scenario: schema."), Person(name="Ada", age=36))


@scenario
def streamed_json_schema():
    *_, last = chat().with_structured_output(Person).stream("scenario: schema.")
    equal(last, Person(name="Ada", age=36))


@scenario
def vision():
    parts = [
        {"type": "text", "text": "scenario: vision."},
        {"type": "image", "base64": PIXEL, "mime_type": "image/png"},
    ]
    equal(chat().invoke([HumanMessage(parts)]).content, "I see one pixel.")


@scenario
def errors():
    expected = {
        400: openai.BadRequestError,
        401: openai.AuthenticationError,
        404: openai.NotFoundError,
        422: openai.UnprocessableEntityError,
        429: openai.RateLimitError,
        500: openai.InternalServerError,
    }
    for status, kind in expected.items():
        try:
            chat().invoke(f"scenario: status {status}.")
            raise AssertionError(f"no error for {status}")
        except openai.APIStatusError as e:
            assert isinstance(e, kind), f"{status}: {type(e)}"
            assert f"Sorry, {status}." in e.message and PROVIDER in e.message, e.message


@scenario
def error_in_a_stream():
    text = ""
    try:
        for chunk in chat().stream("scenario: broken."):
            text += chunk.content
        raise AssertionError("no error")
    except openai.APIError as e:
        assert PROVIDER in e.message, e.message
    equal(text, "Half an ")


@scenario
def leaving_a_stream():
    model = chat()
    for chunk in model.stream("scenario: endless."):
        if chunk.content:
            break
    model.root_client.close()


for each in scenarios:
    try:
        each()
        result = "ok"
    except BaseException:
        result = traceback.format_exc().strip().replace("\n", " | ").replace("\t", " ")
    print(f"{each.__name__}\t{result}")
sys.stdout.flush()
