import { describe, expect, it } from 'vitest';
import { closeGlobalWaysOut, GLOBAL_WAYS_OUT } from './no-network';

describe('a process whose ways out are closed', () => {
  const scope: Record<string, unknown> = { fetch: () => 'answered' };
  closeGlobalWaysOut(scope);

  it.each(GLOBAL_WAYS_OUT)('gets an error from %s, not an answer', (name) => {
    expect(scope[name] as () => unknown).toThrow('opens no connection');
  });

  it('cannot open them again', () => {
    'use strict';
    expect(() => {
      scope['fetch'] = () => 'answered';
    }).toThrow(TypeError);
    expect(() => Object.defineProperty(scope, 'fetch', { value: () => 'answered' })).toThrow(TypeError);
  });
});
