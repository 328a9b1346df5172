// Writes the JSON Schemas that editors use for standard.yaml and project.yaml. Run after `npm run build`.
import { writeFileSync } from 'node:fs';
import { CHECKS } from '../dist/checks/index.js';
import { projectJsonSchema, standardJsonSchema } from '../dist/standard/json-schema.js';

const beside = (name) => new URL(name, import.meta.url);
writeFileSync(beside('standard.schema.json'), standardJsonSchema(CHECKS));
writeFileSync(beside('project.schema.json'), projectJsonSchema());
