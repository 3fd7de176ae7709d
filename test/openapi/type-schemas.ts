import ts from 'typescript';

/** A JSON Schema as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

interface Component {
  readonly schema: Schema;
  readonly type: ts.Type;
}

const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/**
 * Turns TypeScript types into JSON Schemas. It asks the compiler for resolved types, so whatever a type is computed from
 * (Omit, &, the shape of an event) comes out as the properties that it has. Types with a name of their own become
 * components, `Page<OrderView>` for instance as `PageOfOrderView`; the others are written where they are used.
 */
export class TypeSchemas {
  private readonly byName = new Map<string, Component>();
  private readonly unnamed = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    /** True if a type that is declared in this file is the project's own. */
    private readonly isOwnFile: (fileName: string) => boolean,
  ) {}

  /** The components that the schemas so far refer to. */
  get components(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.byName].map(([name, { schema }]) => [name, schema]));
  }

  /** Throws if two types have one name, and for what JSON can't hold (functions, symbols, bigint). */
  schemaOf(type: ts.Type): Schema {
    const name = isStructure(type) ? this.nameOf(type) : undefined;
    return name === undefined ? this.written(type) : this.component(name, type);
  }

  private component(name: string, type: ts.Type): Schema {
    const known = this.byName.get(name);
    if (known === undefined) {
      // Entered before it is written, so that a type may contain itself.
      this.byName.set(name, { type, schema: {} });
      const description = this.commentOn(type.aliasSymbol ?? type.symbol);
      this.byName.set(name, { type, schema: { ...description, ...this.written(type) } });
    } else if (known.type !== type && !this.isSame(known.type, type)) {
      throw new Error(
        `two types are called ${name}: ${placeOf(known.type)} and ${placeOf(type)}; rename one of them`,
      );
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** One declaration may be resolved to several equal types, e.g. through two aliases of a generic type. */
  private isSame(one: ts.Type, other: ts.Type): boolean {
    return (
      placeOf(one) === placeOf(other) && this.checker.typeToString(one) === this.checker.typeToString(other)
    );
  }

  /** The name of an interface, class or alias of ours; undefined if it has none or its arguments have none. */
  private nameOf(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? type.symbol;
    if (!this.isOwn(symbol) || /^__/.test(symbol.name)) return undefined;
    const parts = this.argumentsOf(type).map((argument) => this.nameAsArgument(argument));
    if (parts.includes(undefined)) return undefined;
    return parts.length === 0 ? symbol.name : `${symbol.name}Of${parts.join('And')}`;
  }

  private nameAsArgument(type: ts.Type): string | undefined {
    if (type.flags & ts.TypeFlags.String) return 'String';
    return isStructure(type) ? this.nameOf(type) : undefined;
  }

  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    const all = type.aliasSymbol === undefined ? this.typeArgumentsOf(type) : (type.aliasTypeArguments ?? []);
    // A type whose arguments are its own defaults is called by its bare name, as in the source.
    const parameters = (type.aliasSymbol ?? type.symbol).declarations?.flatMap(
      (one) => (one as ts.InterfaceDeclaration).typeParameters ?? [],
    );
    const isDefault = (argument: ts.Type, index: number): boolean => {
      const node = parameters?.[index]?.default;
      return node !== undefined && this.checker.getTypeFromTypeNode(node) === argument;
    };
    return all.every(isDefault) ? [] : all;
  }

  private typeArgumentsOf(type: ts.Type): readonly ts.Type[] {
    const isReference = (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference;
    const own = (type as Partial<ts.InterfaceType>).typeParameters?.length ?? 0;
    if (!isReference) return [];
    const all = this.checker.getTypeArguments(type as ts.TypeReference);
    // The last argument of a class or interface may be its own `this`.
    const declared = (type as ts.TypeReference).target.typeParameters?.length ?? own;
    return all.slice(0, declared);
  }

  private isOwn(symbol: ts.Symbol | undefined): symbol is ts.Symbol {
    return symbol?.declarations?.some((one) => this.isOwnFile(one.getSourceFile().fileName)) ?? false;
  }

  private written(type: ts.Type): Schema {
    const simple = simpleSchema(type);
    if (simple !== undefined) return simple;
    if (type.isUnion()) return this.union(type.types);
    // A text with a brand, e.g. a position of the log.
    const branded = type.isIntersection()
      ? type.types.find((one) => simpleSchema(one) !== undefined)
      : undefined;
    if (branded !== undefined) return this.written(branded);
    if (this.checker.isTupleType(type)) return this.tuple(type as ts.TupleTypeReference);
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item === undefined ? {} : this.schemaOf(item) };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.object(type);
    throw new Error(`JSON has nothing for the type ${this.checker.typeToString(type)}`);
  }

  private tuple(type: ts.TupleTypeReference): Schema {
    const items = this.checker.getTypeArguments(type).map((item) => this.schemaOf(item));
    return { type: 'array', prefixItems: items, minItems: type.target.minLength, maxItems: items.length };
  }

  /** Sorted, since the compiler's own order depends on what else it has seen before. */
  private union(types: readonly ts.Type[]): Schema {
    const present = types.filter((one) => !(one.flags & NOTHING));
    const literals = present.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    const isNullable = present.some((one) => one.flags & ts.TypeFlags.Null);
    const others = present.filter((one) => !one.isStringLiteral() && !(one.flags & ts.TypeFlags.Null));
    const schemas = [
      ...(literals.length > 0 ? [{ type: 'string', enum: literals.sort() }] : []),
      ...distinct(others.map((one) => this.schemaOf(one))),
    ];
    if (!isNullable) return only(schemas) ?? { anyOf: schemas };
    return orNull(schemas);
  }

  private object(type: ts.Type): Schema {
    if (type.getCallSignatures().length > 0) {
      throw new Error(`JSON has nothing for the function ${this.checker.typeToString(type)}`);
    }
    if (this.unnamed.has(type)) {
      throw new Error(`${this.checker.typeToString(type)} contains itself: give it a name of its own`);
    }
    this.unnamed.add(type);
    try {
      return this.propertiesOf(type);
    } finally {
      this.unnamed.delete(type);
    }
  }

  private propertiesOf(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      if (property.flags & ts.SymbolFlags.Method || isPrivate(property)) continue;
      const of = this.checker.getTypeOfSymbol(property);
      properties[property.name] = { ...this.commentOn(property), ...this.propertySchema(property.name, of) };
      if (!(property.flags & ts.SymbolFlags.Optional) && !mayBeAbsent(of)) required.push(property.name);
    }
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required: required.sort() }),
      additionalProperties: index === undefined ? false : this.schemaOf(index),
    };
  }

  private propertySchema(name: string, type: ts.Type): Schema {
    try {
      return this.schemaOf(type);
    } catch (error) {
      throw new Error(`.${name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  private commentOn(symbol: ts.Symbol | undefined): { description?: string } {
    if (symbol === undefined) return {};
    const description = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim();
    return description === '' ? {} : { description: description.replace(/\s*\n\s*/g, ' ') };
  }
}

/** Only these may have a name of their own: of `type Amount = string` the compiler keeps the string alone. */
function isStructure(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection)) !== 0;
}

const SIMPLE: readonly (readonly [ts.TypeFlags, Schema])[] = [
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, { type: 'string' }],
  [ts.TypeFlags.Number, { type: 'number' }],
  [ts.TypeFlags.Boolean, { type: 'boolean' }],
  [ts.TypeFlags.Null, { type: 'null' }],
  [ts.TypeFlags.NonPrimitive, { type: 'object', additionalProperties: true }],
];

function simpleSchema(type: ts.Type): Schema | undefined {
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean' };
  return SIMPLE.find(([flags]) => type.flags & flags)?.[1];
}

function mayBeAbsent(type: ts.Type): boolean {
  return type.isUnion() ? type.types.some((one) => one.flags & NOTHING) : (type.flags & NOTHING) !== 0;
}

function isPrivate(property: ts.Symbol): boolean {
  const declaration = property.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0
  );
}

function distinct(schemas: readonly Schema[]): readonly Schema[] {
  const byText = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, schema]) => schema);
}

function only(schemas: readonly Schema[]): Schema | undefined {
  return schemas.length === 1 ? schemas[0] : undefined;
}

/** A plain type takes null beside it; a component and an object need a choice. */
function orNull(schemas: readonly Schema[]): Schema {
  const schema = only(schemas);
  if (schema === undefined || typeof schema['type'] !== 'string' || schema['type'] === 'object') {
    return { anyOf: [...schemas, { type: 'null' }] };
  }
  const choices = schema['enum'] as readonly unknown[] | undefined;
  return { ...schema, type: [schema['type'], 'null'], ...(choices && { enum: [...choices, null] }) };
}

/** Where a type is declared: the file and the line. */
function placeOf(type: ts.Type): string {
  const [declaration] = (type.aliasSymbol ?? type.symbol).declarations ?? [];
  if (declaration === undefined) return 'nowhere';
  const source = declaration.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(declaration.getStart());
  return `${source.fileName}:${line + 1}`;
}
