/** A `project.yaml` to be filled in, made from the commented example with the pack's name put in. */
export function projectYaml(example: string, pack: string): string {
  return example.replace(/^standard:.*$/m, `standard: ${JSON.stringify(pack)}`);
}
