import { z } from 'zod';
import type { Check } from '../checks/check.js';
import { projectSchema } from './project-schema.js';
import { demandsSchema, standardSchema } from './schema.js';

/** The JSON Schema of a pack's `standard.yaml`, for editors; demands list every check with its parameters. */
export function standardJsonSchema(checks: readonly Check[]): string {
  const demands = {
    type: 'object',
    properties: Object.fromEntries(checks.map((check) => [check.id, { description: check.summary, anyOf: [{ const: false }, parametersOf(check)] }])),
    additionalProperties: false,
  };
  return written(
    z.toJSONSchema(standardSchema, {
      io: 'input',
      override: ({ zodSchema, jsonSchema }) => {
        if (zodSchema === demandsSchema) Object.assign(jsonSchema, { propertyNames: undefined, ...demands });
      },
    }),
    'standard.yaml of a pack',
  );
}

/** The JSON Schema of `evidence/project.yaml`. */
export function projectJsonSchema(): string {
  return written(z.toJSONSchema(projectSchema, { io: 'input' }), 'evidence/project.yaml');
}

function parametersOf(check: Check): object {
  const { $schema: _, ...schema } = z.toJSONSchema(check.params, { io: 'input', unrepresentable: 'any' });
  return schema;
}

function written(schema: object, title: string): string {
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
