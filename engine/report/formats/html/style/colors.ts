const light = `color-scheme:light;--ground:#f6f7fa;--panel:#fff;--raised:#fafbfd;--line:#e2e5ec;--ink:#191d2b;--quiet:#5d6579;--accent:#4353d6;
--red:#c8233f;--red-wash:#fdecee;--amber:#96600a;--amber-wash:#fdf3e0;--blue:#1c66b0;--blue-wash:#e8f2fc;--green:#157347;--green-wash:#e5f5ec;
--violet:#7147d8;--grey:#a3abbb;--mark:#ffd9de;--shadow:0 1px 2px #1c20300d,0 6px 20px #1c20300f;`;

const dark = `color-scheme:dark;--ground:#0d1017;--panel:#151a24;--raised:#1a202c;--line:#283041;--ink:#e7eaf2;--quiet:#99a3b8;--accent:#9aa7ff;
--red:#ff7387;--red-wash:#3a1822;--amber:#f2b661;--amber-wash:#332712;--blue:#74b8ff;--blue-wash:#14283f;--green:#5bd6a0;--green-wash:#10302a;
--violet:#a98bff;--grey:#5d677b;--mark:#6b2535;--shadow:0 1px 2px #0006,0 8px 24px #0005;`;

/** Two palettes: the system's wish unless the reader chose. */
export const colors = `:root{${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
:root[data-theme=light]{${light}}
:root[data-theme=dark]{${dark}}
`;
