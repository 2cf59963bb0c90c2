import { Ajv, type ValidateFunction } from 'ajv';
import type { Product } from '../hosts';
import { type FoundOperation, type Operation, ProductApi, type Schema } from '../operations';
import { addFormats } from './formats';
import { jsonSchema } from './json-schema';

const products: readonly Product[] = ['api', 'trunking', 'routes', 'monitor'];

/** Body of an error; the files say nothing of it (https://www.twilio.com/docs/usage/twilios-response). */
const errorSchema = {
  type: 'object',
  properties: {
    code: { type: 'integer' },
    message: { type: 'string' },
    more_info: { type: 'string', format: 'uri' },
    status: { type: 'integer' },
  },
  required: ['code', 'message', 'more_info', 'status'],
  additionalProperties: false,
};

/** A request as it came. */
export interface ReceivedRequest {
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly contentType?: string;
}

/**
 * Compares requests and answers with Twilio's OpenAPI files. Each check returns what is wrong, in a sentence
 * each.
 */
export class Contract {
  readonly #apis = new Map(products.map((product) => [product, new ProductApi(product)] as const));
  readonly #ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
  readonly #compiled = new Map<Schema, ValidateFunction>();
  readonly #error: ValidateFunction;

  constructor() {
    addFormats(this.#ajv);
    this.#ajv.addKeyword('components');
    this.#error = this.#ajv.compile(errorSchema);
    for (const { product, schemas } of this.#apis.values()) {
      const converted = Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema, product)]);
      this.#ajv.addSchema({ components: { schemas: Object.fromEntries(converted) } }, product);
    }
  }

  find(product: Product, method: string, path: string): FoundOperation | undefined {
    return this.#apis.get(product)?.find(method, path);
  }

  operations(product: Product): readonly Operation[] {
    return this.#apis.get(product)?.operations ?? [];
  }

  checkRequest({ operation, parameters }: FoundOperation, request: ReceivedRequest): string[] {
    return [
      ...this.#checkPath(operation, parameters),
      ...this.#checkQuery(operation, request.query),
      ...this.#checkForm(operation, request),
    ];
  }

  /** @param body undefined where there is none */
  checkResponse(operation: Operation, status: number, body: unknown): string[] {
    if (status >= 400)
      return problemsOf(this.#error, body).map((problem) => `body of the ${status}: ${problem}`);
    if (!operation.responses.has(status)) return [`${operation.id} has no answer with status ${status}`];
    const schema = operation.responses.get(status);
    if (!schema) return body === undefined ? [] : [`the ${status} of ${operation.id} has no body`];
    return problemsOf(this.#validator(operation.product, schema), body).map((problem) => `body: ${problem}`);
  }

  #checkPath({ product, parameters }: Operation, values: Readonly<Record<string, string>>): string[] {
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    return inPath.flatMap(({ name, schema }) =>
      this.#checkValue(product, schema, values[name] ?? '').map((problem) => `path ${name}: ${problem}`),
    );
  }

  #checkQuery({ id, product, parameters }: Operation, query: URLSearchParams): string[] {
    const known = new Map(
      parameters.filter((parameter) => parameter.in === 'query').map(({ name, schema }) => [name, schema]),
    );
    return [
      ...twice(query).map((name) => `query ${name} stands there twice`),
      ...[...query].flatMap(([name, value]) => {
        const schema = known.get(name);
        if (!schema) return [`${id} has no query parameter ${name}`];
        return this.#checkValue(product, schema, value).map((problem) => `query ${name}: ${problem}`);
      }),
    ];
  }

  #checkForm({ id, product, form: schema }: Operation, { form, contentType }: ReceivedRequest): string[] {
    if (!schema) return [...form.keys()].map((name) => `${id} has no form, and so no field ${name}`);
    const isForm = contentType?.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
    const missing = (schema.required ?? []).filter((name) => !form.has(name));
    return [
      ...(isForm || form.size === 0 ? [] : [`the form is sent as ${contentType}`]),
      ...missing.map((name) => `the form of ${id} needs ${name}`),
      ...twice(form).map((name) => `form ${name} stands there twice`),
      ...[...form].flatMap(([name, value]) => {
        const field = schema.properties?.[name];
        if (!field) return [`the form of ${id} has no field ${name}`];
        return this.#checkValue(product, field, value).map((problem) => `form ${name}: ${problem}`);
      }),
    ];
  }

  /** A value of a query or form: a text until its schema says otherwise. */
  #checkValue(product: Product, schema: Schema, text: string): string[] {
    const isNumber = schema.type === 'integer' && /^-?\d+$/.test(text);
    const isBoolean = schema.type === 'boolean' && /^(?:true|false)$/.test(text);
    const value = isNumber ? Number(text) : isBoolean ? text === 'true' : text;
    return problemsOf(this.#validator(product, schema), value);
  }

  #validator(product: Product, schema: Schema): ValidateFunction {
    const compiled = this.#compiled.get(schema) ?? this.#ajv.compile(jsonSchema(schema, product));
    this.#compiled.set(schema, compiled);
    return compiled;
  }
}

/** Never the value itself: it may be a password. */
function problemsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = params.additionalProperty ?? params.missingProperty;
    const named = detail === undefined || message?.includes(detail) ? '' : ` (${detail})`;
    return `${instancePath === '' ? 'it' : instancePath} ${message}${named}`;
  });
}

function twice(values: URLSearchParams): string[] {
  const names = [...values.keys()];
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
