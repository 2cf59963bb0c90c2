import { readFileSync } from 'node:fs';
import type { Product } from './hosts';

/** The parts of OpenAPI 3.0 that Twilio's files use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One method of one path of Twilio's API. */
export interface Operation {
  readonly product: Product;
  readonly method: string;
  readonly id: string;
  readonly parameters: readonly Parameter[];
  readonly form?: Schema;
  /** By status; undefined for an answer without a body. */
  readonly responses: ReadonlyMap<number, Schema | undefined>;
  readonly pattern: RegExp;
}

export interface FoundOperation {
  readonly operation: Operation;
  /** From the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

const files: Readonly<Record<Product, string>> = {
  api: 'api_v2010',
  trunking: 'trunking_v1',
  routes: 'routes_v2',
  monitor: 'monitor_v1',
};

/** What the OpenAPI files say of one product. */
export class ProductApi {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly operations: readonly Operation[];

  constructor(readonly product: Product) {
    const url = new URL(`./openapi/${files[product]}.generated.json`, import.meta.url);
    const document: Document = JSON.parse(readFileSync(url, 'utf8'));
    this.schemas = document.components.schemas;
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      ['get', 'post', 'delete'].flatMap((method) => {
        const operation = item[method];
        return operation ? [operationOf(product, method, path, operation)] : [];
      }),
    );
  }

  find(method: string, path: string): FoundOperation | undefined {
    for (const operation of this.operations) {
      const match = operation.method === method ? operation.pattern.exec(path) : null;
      if (match) return { operation, parameters: decoded(match.groups ?? {}) };
    }
    return undefined;
  }
}

function operationOf(product: Product, method: string, path: string, object: OperationObject): Operation {
  const responses = Object.entries(object.responses).map(
    ([status, { content }]) => [Number(status), content?.['application/json']?.schema] as const,
  );
  return {
    product,
    method: method.toUpperCase(),
    id: object.operationId,
    parameters: object.parameters ?? [],
    form: object.requestBody?.content['application/x-www-form-urlencoded']?.schema,
    responses: new Map(responses),
    pattern: patternOf(path),
  };
}

/** `/v1/Trunks/{Sid}` as an expression with a group for each parameter. */
function patternOf(path: string): RegExp {
  const parts = path
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? `(?<${part}>[^/]+)` : part.replaceAll('.', '\\.')));
  return new RegExp(`^${parts.join('')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
