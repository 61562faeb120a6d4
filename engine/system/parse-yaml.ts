import type { DocumentOptions, ParseOptions, SchemaOptions, ToJSOptions } from 'yaml';

export type YamlOptions = ParseOptions & DocumentOptions & SchemaOptions & ToJSOptions;

/** The value of a YAML document; throws where it is none. The parser is loaded with the first document. */
export function parseYaml(text: string, options: YamlOptions = {}): unknown {
  const { parse }: typeof import('yaml') = require('yaml');
  return parse(text, options);
}
