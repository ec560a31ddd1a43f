"""The answer as it comes, from whichever provider is named: python stream.py [PROVIDER [QUESTION]]"""
import sys

import grpc

import ai_gateway_pb2
import ai_gateway_pb2_grpc


def run(provider="ollama", question="What is the capital of France?"):
    with grpc.insecure_channel('localhost:8082') as channel:
        stub = ai_gateway_pb2_grpc.AIGatewayStub(channel)
        request = ai_gateway_pb2.ChatCompletionRequest(
            llm_provider=provider,
            messages=[ai_gateway_pb2.Message(role="user", content=question)],
        )
        try:
            # After 60 seconds the call is ended, at the provider, too; so it is by cancel().
            for chunk in stub.ChatCompletionStream(request, timeout=60):
                for choice in chunk.choices:
                    print(choice.delta.content, end="", flush=True)
                if chunk.HasField("usage"):
                    print(f"\n({chunk.usage.total_tokens} tokens)")
        except grpc.RpcError as e:
            print(f"\n{e.code().name}: {e.details()}")


if __name__ == '__main__':
    run(*sys.argv[1:])
