declare module 'env-ci' {
  /** Reads the variables of the CI service; outside of CI it asks git. */
  export default function envCi(options: { env: Readonly<Record<string, string | undefined>>; cwd: string }): {
    readonly branch?: string;
    readonly prBranch?: string;
  };
}
