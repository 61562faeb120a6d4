/** The releases of Nx that hookgraph promises to work with; each test runs on all of them. */
export const nxVersions = { '22.7': '~22.7.0', '23.3': '~23.3.0', '24.0': '~24.0.0' } as const;

export type NxRelease = keyof typeof nxVersions;

export const nxReleases: readonly NxRelease[] = ['22.7', '23.3', '24.0'];
