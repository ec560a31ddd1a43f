import { expect, it } from 'vitest';
import { masked } from './secrets';

it('masks credentials wherever they stand', () => {
  expect(masked('Bearer new-9876543210', 'authorization')).toBe('****3210');
  expect(masked({ splunkToken: 'short', elasticApiKey: '****abcd', endpoint: 'http://a' })).toEqual({
    splunkToken: '****',
    elasticApiKey: '****abcd',
    endpoint: 'http://a',
  });
  expect(masked({ weather: { headers: { 'x-tenant': 'acme-tenant-12345' } } })).toEqual({
    weather: { headers: { 'x-tenant': '****2345' } },
  });
  expect(masked(['a phrase about a token'], 'bannedPhrases')).toEqual(['a phrase about a token']);
  expect(masked({ authorization: '' })).toEqual({ authorization: '' });
});
