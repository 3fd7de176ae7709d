import { resolve } from 'node:path';
import ts from 'typescript';
import { TypeSchemas } from './type-schemas.js';
import type { Schema } from './type-schemas.js';

/** What an operation answers when it did its work: JSON of a schema, or something else of a media type. */
export interface OperationResponse {
  readonly mediaType: string;
  readonly schema?: Schema;
}

export interface ResponseSchemas {
  /** By operationId: the controller's class and its method, e.g. `OrdersController_list`. */
  readonly operations: Readonly<Record<string, OperationResponse>>;
  readonly components: Readonly<Record<string, Schema>>;
}

const TEXT: OperationResponse = { mediaType: 'text/plain', schema: { type: 'string' } };
const EVENTS: OperationResponse = { mediaType: 'text/event-stream', schema: { type: 'string' } };

/**
 * Reads from the declared return types of the controllers what each operation answers. Errors of types elsewhere do not
 * matter. An operation that answers nothing, or a file whose media types its decorators name, is left out.
 * Throws if an operation has no method or no declared type, and what TypeSchemas throws.
 */
export function readResponseSchemas(root: string, operationIds: readonly string[]): ResponseSchemas {
  const program = programOf(root);
  const checker = program.getTypeChecker();
  const sources = resolve(root).replaceAll('\\', '/');
  const schemas = new TypeSchemas(
    checker,
    (file) => file.startsWith(sources) && !file.includes('/node_modules/'),
  );
  const methods = controllerMethods(program);
  const operations: Record<string, OperationResponse> = {};
  const problems: string[] = [];
  for (const operationId of operationIds) {
    try {
      const method = methods.get(operationId);
      if (method?.type === undefined) throw new Error('the method declares no return type');
      const response = responseOf(checker.getTypeFromTypeNode(method.type), checker, schemas);
      if (response !== undefined) operations[operationId] = response;
    } catch (error) {
      problems.push(`${operationId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new Error(`The API has answers without a schema:\n${problems.join('\n')}`);
  return { operations, components: schemas.components };
}

function programOf(root: string): ts.Program {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const doors = fileNames.filter((name) => name.endsWith('.http.ts'));
  return ts.createProgram(doors, { ...options, noEmit: true, incremental: false });
}

function controllerMethods(program: ts.Program): ReadonlyMap<string, ts.MethodDeclaration> {
  const methods = new Map<string, ts.MethodDeclaration>();
  for (const name of program.getRootFileNames()) {
    for (const declared of program.getSourceFile(name)?.statements ?? []) {
      if (!ts.isClassDeclaration(declared) || declared.name === undefined) continue;
      for (const member of declared.members) {
        if (!ts.isMethodDeclaration(member)) continue;
        methods.set(`${declared.name.text}_${member.name.getText()}`, member);
      }
    }
  }
  return methods;
}

function responseOf(
  declared: ts.Type,
  checker: ts.TypeChecker,
  schemas: TypeSchemas,
): OperationResponse | undefined {
  const type = checker.getNonNullableType(checker.getAwaitedType(declared) ?? declared);
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) return undefined;
  if (type.flags & ts.TypeFlags.String) return TEXT;
  // Never the aliases of a union, which has no symbol although the compiler's types say so.
  const name = (type.symbol as ts.Symbol | undefined)?.name;
  if (name === 'StreamableFile') return undefined;
  if (name === 'Observable') return EVENTS;
  return { mediaType: 'application/json', schema: schemas.schemaOf(type) };
}
