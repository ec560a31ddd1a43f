/** What the buttons 'Example' fill in. */
export const TOOLS = [
  {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'The weather in a city now.',
      parameters: {
        type: 'object',
        properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius', 'fahrenheit'] } },
        required: ['city'],
      },
    },
  },
];

export const SCHEMA = {
  type: 'object',
  properties: { name: { type: 'string' }, score: { type: 'number' } },
  required: ['name', 'score'],
  additionalProperties: false,
};

export const EXTRA = { seed: 1, stop: ['END'] };
