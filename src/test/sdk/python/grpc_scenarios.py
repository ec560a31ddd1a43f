"""gRPC for Python: whole and streamed answers, errors with details, deadlines, cancelling."""
import os
import sys
import time

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

sys.path.insert(0, os.environ["GRPC_CLIENT"])
import ai_gateway_pb2 as pb  # noqa: E402
import ai_gateway_pb2_grpc  # noqa: E402

PROVIDER = os.environ["GATEWAY_PROVIDER"]
TEXT = "Grüße from the provider 🙂"
channel = grpc.insecure_channel(os.environ["GATEWAY_GRPC"])
stub = ai_gateway_pb2_grpc.AIGatewayStub(channel)


def scenario(name):
    def run(action):
        try:
            action()
            print(f"{name}\tok", flush=True)
        except Exception as e:  # noqa: BLE001 - told to the test
            print(f"{name}\t{type(e).__name__}: {e}".replace("\n", " "), flush=True)

    return run


def request(scenario_name, **fields):
    message = pb.Message(role="user", content=f"scenario: {scenario_name}.")
    return pb.ChatCompletionRequest(llm_provider=PROVIDER, messages=[message], **fields)


def weather():
    return pb.Tool(
        name="weather",
        description="The weather in a city",
        parameters_json='{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}',
    )


@scenario("whole text")
def _():
    answer = stub.ChatCompletion(request("text"), timeout=30)
    assert answer.object == "chat.completion", answer
    assert answer.choices[0].message.role == "assistant", answer
    assert answer.choices[0].message.content == TEXT, answer
    assert answer.choices[0].finish_reason == "stop", answer
    assert answer.usage.total_tokens > 0, answer


@scenario("streamed text")
def _():
    chunks = list(stub.ChatCompletionStream(request("text"), timeout=30))
    text = "".join(choice.delta.content for chunk in chunks for choice in chunk.choices)
    assert text == TEXT, chunks
    assert chunks[-1].usage.total_tokens > 0, chunks


@scenario("a tool and its result")
def _():
    asked = request("tools", tools=[weather()])
    said = stub.ChatCompletion(asked, timeout=30).choices[0]
    assert said.finish_reason == "tool_calls", said
    call = said.message.tool_calls[0]
    assert call.name == "weather" and "Zürich" in call.arguments, call
    asked.messages.append(said.message)
    asked.messages.append(pb.Message(role="tool", tool_call_id=call.id, content="21 degrees"))
    answer = stub.ChatCompletion(asked, timeout=30)
    assert answer.choices[0].message.content == "It is 21 degrees.", answer


@scenario("an error with its details")
def _():
    try:
        stub.ChatCompletion(request("status 429"), timeout=30)
        raise AssertionError("no error")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, e
        status = rpc_status.from_call(e)
        assert status is not None and status.details, e


@scenario("a deadline")
def _():
    try:
        list(stub.ChatCompletionStream(request("endless"), timeout=0.5))
        raise AssertionError("no error")
    except grpc.RpcError as e:
        assert e.code() == grpc.StatusCode.DEADLINE_EXCEEDED, e


@scenario("cancelling")
def _():
    call = stub.ChatCompletionStream(request("endless"))
    for chunk in call:
        if any(choice.delta.content for choice in chunk.choices):
            break
    call.cancel()
    time.sleep(0.1)
    assert call.code() == grpc.StatusCode.CANCELLED, call.code()


sys.exit(0)
