/** A workspace path as a relative URI reference: every segment percent-encoded, lone surrogates replaced. */
export function fileUri(file: string): string {
  return file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Only web addresses may become links. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(url) && URL.canParse(url) ? url : null;
}

/** Findings without a file are laid to the file that declares the hooks: the formats ask for one. */
export const configFile = 'hookgraph.json';
