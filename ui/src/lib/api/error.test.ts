import { expect, it } from 'vitest';
import { asApiError, errorOf, isAbort } from './error';

it('reads the error form of the API', () => {
  const body = { error: { message: 'is missing', param: 'name', type: 'invalid_request_error', code: null } };
  const error = errorOf(400, new Headers({ etag: '"2-a"' }), body);
  expect([error.message, error.param, error.code, error.etag]).toEqual(['is missing', 'name', null, '"2-a"']);
});

it('says the status when the body is something else', () => {
  for (const body of [null, 'x', {}, { error: 'no' }]) {
    expect(errorOf(502, new Headers(), body).message).toBe('The gateway answered 502.');
  }
});

it('knows aborts from errors', () => {
  expect(isAbort(new DOMException('left', 'AbortError'))).toBe(true);
  expect(asApiError(new Error('x'))).toMatchObject({ message: 'x', status: -1 });
});
