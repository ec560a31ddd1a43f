import grpc

import ai_gateway_pb2
import ai_gateway_pb2_grpc


def run():
    # Create a gRPC channel
    channel = grpc.insecure_channel('localhost:8082')

    # Create a stub (client)
    stub = ai_gateway_pb2_grpc.AIGatewayStub(channel)

    # Create a request
    request = ai_gateway_pb2.ChatCompletionRequest(
        llm_provider="ollama",
        messages=[
            ai_gateway_pb2.Message(
                role="system",
                content="You are a helpful assistant."
            ),
            ai_gateway_pb2.Message(
                role="user",
                content="What is the capital of France?"
            )
        ]
    )

    try:
        # Make the call
        response = stub.ChatCompletion(request)

        # Print the response
        print(response.choices[0].message.content)
    except grpc.RpcError as e:
        print(f"{e.code().name}: {e.details()}")


if __name__ == '__main__':
    run()
