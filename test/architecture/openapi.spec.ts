import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

describe('the OpenAPI document', () => {
  it('says of every operation what its controller answers, and so do the types of the client', () => {
    const check = spawnSync(
      process.execPath,
      ['--import', './test/support/run-typescript.cjs', 'test/openapi/generate.ts', '--check'],
      { encoding: 'utf8' },
    );
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });
});
