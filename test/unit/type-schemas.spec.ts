import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { TypeSchemas } from '../openapi/type-schemas.js';
import type { Schema } from '../openapi/type-schemas.js';

const FILE = 'answers.ts';

interface Made {
  readonly answer: Schema;
  readonly components: Readonly<Record<string, Schema>>;
}

/** The schema of what the function `answer` of a source returns. */
function made(source: string): Made {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) =>
    name === FILE ? ts.createSourceFile(name, `${source} export {};`, version) : read(name, version, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const checker = program.getTypeChecker();
  const schemas = new TypeSchemas(checker, (file) => file === FILE);
  const declared = program.getSourceFile(FILE)?.statements.find(ts.isFunctionDeclaration)?.type;
  if (declared === undefined) throw new Error('the source declares no answer');
  return {
    answer: schemas.schemaOf(checker.getTypeFromTypeNode(declared)),
    components: schemas.components,
  };
}

const text = { type: 'string' };

describe('the schema of an answer', () => {
  it('names an interface, a page of it by both names, and carries the comments', () => {
    const { answer, components } = made(`
      interface Page<T> { readonly items: readonly T[]; readonly next: string | null }
      /** An order. */
      export interface Order {
        /** In CNY. */
        readonly amount: string;
      }
      declare function answer(): Page<Order>;`);
    expect(answer).toEqual({ $ref: '#/components/schemas/PageOfOrder' });
    expect(components).toEqual({
      Order: {
        type: 'object',
        description: 'An order.',
        properties: { amount: { type: 'string', description: 'In CNY.' } },
        required: ['amount'],
        additionalProperties: false,
      },
      PageOfOrder: {
        type: 'object',
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Order' } },
          next: { type: ['string', 'null'] },
        },
        required: ['items', 'next'],
        additionalProperties: false,
      },
    });
  });

  it('writes out what is left of a type, and joins what is put together', () => {
    const { answer } = made(`
      interface Order { no: string; amount: string; secret: string }
      declare function answer(): Omit<Order, 'secret' | 'amount'> & { readonly at: string };`);
    expect(answer).toEqual({
      type: 'object',
      properties: { no: text, at: text },
      required: ['at', 'no'],
      additionalProperties: false,
    });
  });

  it('tells apart what may be absent, what may be null and what is one of some words', () => {
    const { answer } = made(`
      interface Order { no: string }
      declare function answer(): { a?: string; b: string | undefined; c: Order | null; d: 'z' | 'a' | null; e: boolean };`);
    expect(answer).toEqual({
      type: 'object',
      properties: {
        a: text,
        b: text,
        c: { anyOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] },
        d: { type: ['string', 'null'], enum: ['a', 'z', null] },
        e: { type: 'boolean' },
      },
      required: ['c', 'd', 'e'],
      additionalProperties: false,
    });
  });

  it('lets a record have any names, and a type contain itself', () => {
    const { answer, components } = made(`
      interface Node { readonly children: readonly Node[] }
      declare function answer(): { counts: Record<string, number>; both: Record<'x' | 'y', string>; tree: Node };`);
    expect(answer).toMatchObject({
      properties: {
        counts: { type: 'object', additionalProperties: { type: 'number' } },
        both: { properties: { x: text, y: text }, additionalProperties: false },
        tree: { $ref: '#/components/schemas/Node' },
      },
    });
    expect(components['Node']).toMatchObject({
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } },
    });
  });

  it('is refused if two types have one name', () => {
    const source = `
      namespace One { export interface Row { a: string } }
      namespace Other { export interface Row { b: string } }
      declare function answer(): { one: One.Row; other: Other.Row };`;
    expect(() => made(source)).toThrow(/two types are called Row: answers.ts:2 and answers.ts:3/);
  });

  it.each([
    ['a function', 'declare function answer(): { at: () => string };'],
    ['a bigint', 'declare function answer(): { at: bigint };'],
  ])('is refused for %s, which JSON does not have', (_, source) => {
    expect(() => made(source)).toThrow(/\.at: JSON has nothing for/);
  });
});
