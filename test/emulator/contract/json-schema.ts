import type { Schema } from '../operations';

type JsonSchema = { [keyword: string]: unknown };

/**
 * A schema of OpenAPI 3.0 as JSON Schema, made stricter: an answer has every property that Twilio documents,
 * and no others. `nullable` becomes a type and a value of the enumeration, which the files leave out of it.
 *
 * @param root name of the document that `#/components/…` is looked for in
 */
export function jsonSchema(schema: Schema, root: string): JsonSchema {
  if (schema.$ref !== undefined) return { $ref: `${root}${schema.$ref}` };
  const { type, nullable, properties, items, format } = schema;
  const converted: JsonSchema = {};
  for (const keyword of ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum'] as const) {
    if (keyword in schema) converted[keyword] = Reflect.get(schema, keyword);
  }
  if (type !== undefined) converted.type = nullable ? [type, 'null'] : type;
  if (format !== undefined) converted.format = format;
  if (schema.enum) converted.enum = nullable ? [...schema.enum, null] : schema.enum;
  if (items) converted.items = jsonSchema(items, root);
  if (properties) Object.assign(converted, objectSchema(properties, root));
  return converted;
}

function objectSchema(properties: Readonly<Record<string, Schema>>, root: string): JsonSchema {
  const entries = Object.entries(properties).map(
    ([name, schema]) => [name, jsonSchema(schema, root)] as const,
  );
  return {
    properties: Object.fromEntries(entries),
    required: Object.keys(properties),
    additionalProperties: false,
  };
}
