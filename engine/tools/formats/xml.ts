import * as z from 'zod/mini';

/** An element as fast-xml-parser gives it in order-keeping mode. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly in the element. */
  readonly text: string;
}

const attributes = z.record(z.string(), z.coerce.string());
const node = z.record(z.string(), z.unknown());

/** The root element of that name, or `null` where the text is no well-formed XML with such a root. */
export function readXml(text: string, rootName: string | readonly string[]): XmlElement | null {
  // Loaded with the first report: most runs read none.
  const { XMLParser, XMLValidator }: typeof import('fast-xml-parser') = require('fast-xml-parser');
  const start = text.indexOf('<');
  if (start < 0 || XMLValidator.validate(text.slice(start)) !== true) return null;
  const names = typeof rootName === 'string' ? [rootName] : rootName;
  return elements(new XMLParser(options).parse(text.slice(start))).find(({ name }) => names.includes(name)) ?? null;
}

export function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function attribute(element: XmlElement, name: string): string | null {
  return element.attributes[name] ?? null;
}

const options = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Numeric references such as `&#10;` stand for newlines in names.
  htmlEntities: true,
};

function elements(value: unknown): readonly XmlElement[] {
  const list = z.array(node).safeParse(value);
  return list.success ? list.data.flatMap(element) : [];
}

function element(raw: z.infer<typeof node>): readonly XmlElement[] {
  const name = Object.keys(raw).find((key) => key !== ':@');
  if (name === undefined || name === '#text') return [];
  const found = attributes.safeParse(raw[':@'] ?? {});
  return [
    { name, attributes: found.success ? found.data : {}, children: elements(raw[name]), text: textOf(raw[name]) },
  ];
}

function textOf(value: unknown): string {
  const list = z.array(node).safeParse(value);
  return list.success
    ? list.data.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('')
    : '';
}
