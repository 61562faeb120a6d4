/** Version of hookgraph; a test holds it against package.json. It is part of every fingerprint. */
export const version = '0.1.0';
