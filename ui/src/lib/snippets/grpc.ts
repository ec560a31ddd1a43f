/** gRPC: one line for grpcurl, and a small client in Python. */
import { quoted } from './curl';

export interface GrpcCall {
  /** As `127.0.0.1:8082`. */
  address: string;
  adminUrl: string;
  tls: boolean;
  model: string;
  text: string;
}

export function grpcurl({ address, tls, model, text }: GrpcCall): string {
  const request = { ...(model ? { model } : {}), messages: [{ role: 'user', content: text }] };
  return (
    `grpcurl ${tls ? '' : '-plaintext '}-d ${quoted(JSON.stringify(request))} \\\n` +
    `  ${quoted(address)} ai_gateway.AIGateway/ChatCompletion\n`
  );
}

export function grpcPython({ address, adminUrl, tls, model, text }: GrpcCall): string {
  const named = model ? `model=${JSON.stringify(model)}, ` : '';
  const channel = tls
    ? `grpc.secure_channel(${JSON.stringify(address)}, grpc.ssl_channel_credentials())`
    : `grpc.insecure_channel(${JSON.stringify(address)})`;
  return (
    `# pip install grpcio grpcio-tools\n` +
    `# curl ${adminUrl}/admin/proto -o ai_gateway.proto\n` +
    `# python -m grpc_tools.protoc -I. --python_out=. --grpc_python_out=. ai_gateway.proto\n` +
    `import grpc\nimport ai_gateway_pb2 as pb\nimport ai_gateway_pb2_grpc as rpc\n\n` +
    `gateway = rpc.AIGatewayStub(${channel})\n` +
    `request = pb.ChatCompletionRequest(\n` +
    `    ${named}messages=[pb.Message(role="user", content=${JSON.stringify(text)})],\n)\n` +
    `for chunk in gateway.ChatCompletionStream(request):\n` +
    `    if chunk.choices:\n        print(chunk.choices[0].delta.content, end="", flush=True)\n`
  );
}
