import openai

openai.api_key = '...' # Required by the SDK, AI Gateway will ignore this

# all client options can be configured just like the `OpenAI` instantiation counterpart
openai.base_url = "http://localhost:8080/v1/"
openai.default_headers = {"x-llm-provider": "openai"}

# Setting the model is enforced by the SDK. AI Gateway will ignore this value
completion = openai.chat.completions.create(
    model="gpt-4o",
    messages=[
        {
            "role": "user",
            "content": "Solve world hunger",
        },
    ],
)
print(completion.choices[0].message.content)
