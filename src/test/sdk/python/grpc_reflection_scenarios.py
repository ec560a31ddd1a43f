"""What a client does that knows nothing but the address: it asks the server for its services."""
import os
import sys

import grpc
from google.protobuf import descriptor_pool, message_factory
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

PROVIDER = os.environ["GATEWAY_PROVIDER"]


def scenario(name):
    def run(action):
        try:
            action()
            print(f"{name}\tok", flush=True)
        except Exception as e:  # noqa: BLE001 - told to the test
            print(f"{name}\t{type(e).__name__}: {e}".replace("\n", " "), flush=True)

    return run


channel = grpc.insecure_channel(os.environ["GATEWAY_GRPC"])
database = ProtoReflectionDescriptorDatabase(channel)
pool = descriptor_pool.DescriptorPool(database)


@scenario("lists its services")
def _():
    services = set(database.get_services())
    assert {"ai_gateway.AIGateway", "grpc.health.v1.Health"} <= services, services


@scenario("calls a method that it found")
def _():
    service = pool.FindServiceByName("ai_gateway.AIGateway")
    method = service.FindMethodByName("ChatCompletion")
    request = message_factory.GetMessageClass(method.input_type)()
    request.llm_provider = PROVIDER
    request.messages.add(role="user", content="scenario: text.")
    call = channel.unary_unary(
        f"/{service.full_name}/{method.name}",
        request_serializer=lambda message: message.SerializeToString(),
        response_deserializer=message_factory.GetMessageClass(method.output_type).FromString,
    )
    text = call(request, timeout=30).choices[0].message.content
    assert text == "Grüße from the provider 🙂", text


@scenario("asks how it is")
def _():
    health = health_pb2_grpc.HealthStub(channel)
    for service in ("", "ai_gateway.AIGateway"):
        status = health.Check(health_pb2.HealthCheckRequest(service=service), timeout=30).status
        assert status == health_pb2.HealthCheckResponse.SERVING, status


sys.exit(0)
